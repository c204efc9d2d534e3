package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import java.util.Objects;

/** Parties over HTTP. For the client's own use: take {@code client.parties()}. Thread-safe. */
public final class HttpParties implements Parties {

  private static final Operation<PartyList> LIST =
      Operation.get("parties.list", "/api/v1/enduser/parties", PartyList::decode);

  private final Pipeline pipeline;

  /**
   * For the client's own use.
   *
   * @param pipeline the way of the calls
   */
  public HttpParties(Pipeline pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
  }

  @Override
  public PartyList list(CallOptions options) {
    return pipeline.call(LIST, Parameters.none(), options);
  }
}
