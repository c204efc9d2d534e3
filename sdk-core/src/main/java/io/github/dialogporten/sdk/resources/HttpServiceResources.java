package io.github.dialogporten.sdk.resources;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.http.Api;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** Services over HTTP. For the client's own use: take {@code client.resources()}. Thread-safe. */
public final class HttpServiceResources implements ServiceResources {

  /** One more, or one that is no party, and the server answers 500. */
  private static final int MOST_PARTIES = 100;

  private static final Operation<ServiceResourceList> MINE =
      Operation.get(
              "resources.mine", "/api/v1/enduser/serviceresources", ServiceResourceList::decode)
          .inLanguages();

  private static final Operation<ServiceResourceList> CATALOGUE =
      Operation.get(
              "resources.catalogue",
              "/api/v1/metadata/serviceresources",
              ServiceResourceList::decode)
          .at(Api.DIALOGPORTEN_OPEN)
          .inLanguages();

  private final Pipeline pipeline;
  private final HttpLimits limits;

  /**
   * For the client's own use.
   *
   * @param pipeline the way of the calls
   */
  public HttpServiceResources(Pipeline pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.limits = new HttpLimits(pipeline);
  }

  @Override
  public ServiceResourceList mine(CallOptions options) {
    return pipeline.call(MINE, Parameters.none(), options);
  }

  @Override
  public ServiceResourceList mine(Collection<PartyUrn> parties, CallOptions options) {
    Objects.requireNonNull(options, "options");
    List<PartyUrn> each = List.copyOf(new LinkedHashSet<>(parties));
    List<ServiceResourceList> parts = new ArrayList<>();
    for (int from = 0; from < each.size(); from += MOST_PARTIES) {
      Parameters.Builder parameters = Parameters.with();
      each.subList(from, Math.min(each.size(), from + MOST_PARTIES))
          .forEach(party -> parameters.query("party", party.value()));
      parts.add(pipeline.call(MINE, parameters.build(), options));
    }
    return ServiceResourceList.union(parts);
  }

  @Override
  public ServiceResourceList catalogue(CallOptions options) {
    return pipeline.call(CATALOGUE, Parameters.none(), options);
  }

  @Override
  public Limits limits(CallOptions options) {
    return limits.read(options);
  }
}
