package io.github.dialogporten.sdk.resources;

import io.github.dialogporten.sdk.internal.http.Api;
import io.github.dialogporten.sdk.internal.http.Decoder;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** Services over HTTP. Thread-safe. */
final class HttpServiceResources implements ServiceResources {

  /** One more, or one that is no party, and the server answers 500. */
  private static final int MOST_PARTIES = 100;

  private static final Operation<ServiceResourceList> MINE =
      Operation.get(
              "resources.mine",
              "/api/v1/enduser/serviceresources",
              Decoder.list(ServiceResourceList.DOCUMENT))
          .inLanguages();

  private static final Operation<ServiceResourceList> CATALOGUE =
      Operation.get(
              "resources.catalogue",
              "/api/v1/metadata/serviceresources",
              Decoder.list(ServiceResourceList.DOCUMENT))
          .at(Api.DIALOGPORTEN_OPEN)
          .inLanguages();

  private final Pipeline pipeline;

  HttpServiceResources(Pipeline pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
  }

  @Override
  public ServiceResourceList mine() {
    return pipeline.call(MINE, Parameters.none());
  }

  @Override
  public ServiceResourceList mine(Collection<PartyUrn> parties) {
    pipeline.checkIdentity(MINE.name());
    List<PartyUrn> each = List.copyOf(new LinkedHashSet<>(parties));
    List<ServiceResourceList> parts = new ArrayList<>();
    for (int from = 0; from < each.size(); from += MOST_PARTIES) {
      Parameters parameters = Parameters.with();
      each.subList(from, Math.min(each.size(), from + MOST_PARTIES))
          .forEach(party -> parameters.query("party", party.value()));
      parts.add(pipeline.call(MINE, parameters));
    }
    return ServiceResourceList.union(parts);
  }

  @Override
  public ServiceResourceList catalogue() {
    return pipeline.call(CATALOGUE, Parameters.none());
  }
}
