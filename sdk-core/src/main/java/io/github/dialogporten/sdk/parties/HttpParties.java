package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.errors.PagingException;
import io.github.dialogporten.sdk.internal.http.Api;
import io.github.dialogporten.sdk.internal.http.Decoder;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Parties over HTTP. Thread-safe. */
final class HttpParties implements Parties {

  private static final Operation<PartyList> LIST =
      Operation.get("parties.list", "/api/v1/enduser/parties", Decoder.list(PartyList.DOCUMENT))
          .hinting(502, "a person without any party to act for is answered so too");

  private static final Operation<AccessPage> ACCESS =
      Operation.get(
              "parties.withAccess",
              "/accessmanagement/api/v1/enduser/authorizedparties",
              Decoder.list(AccessPage.DOCUMENT))
          .at(Api.PLATFORM)
          .needing("altinn:accessmanagement/authorizedparties")
          .hinting(401, "a token of neither a person nor a system user is answered so too");

  /** No list of parties is so long; a server whose pages never end would be asked for ever. */
  private static final int MOST_PAGES = 1_000;

  private final Pipeline pipeline;

  HttpParties(Pipeline pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
  }

  @Override
  public PartyList list() {
    return pipeline.call(LIST, Parameters.none());
  }

  @Override
  public PartyAccessList withAccess(AccessQuery query) {
    AccessPage page = pipeline.call(ACCESS, query.parameters());
    if (page.isLast()) {
      return page.alone();
    }
    List<PartyAccess> parties = new ArrayList<>(page.parties());
    for (int pages = 1; !page.isLast(); pages++) {
      if (pages == MOST_PAGES) {
        throw endless("there are more than " + MOST_PAGES + " pages");
      }
      Parameters next =
          page.next(ACCESS.path())
              .orElseThrow(() -> endless("there is a next page, and not where it should be"));
      page = pipeline.call(ACCESS, next);
      parties.addAll(page.parties());
    }
    return new PartyAccessList(parties, null);
  }

  private PagingException endless(String what) {
    return new PagingException(pipeline.refused(ACCESS.name(), 1), what);
  }
}
