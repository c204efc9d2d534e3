package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import java.util.Objects;

/** Lookups over HTTP. For the client's own use: take {@code client.lookup()}. Thread-safe. */
public final class HttpLookup implements Lookup {

  private static final Operation<DialogLookup> FIND =
      Operation.get("lookup.find", "/api/v1/enduser/dialoglookup", DialogLookup::decode)
          .inLanguages();

  private static final Operation<ServiceOwnerDialogLookup> FIND_AS_SERVICE_OWNER =
      Operation.get(
              "lookup.findAsServiceOwner",
              "/api/v1/serviceowner/dialoglookup",
              ServiceOwnerDialogLookup::decode)
          .inLanguages();

  private final Pipeline pipeline;

  /**
   * For the client's own use.
   *
   * @param pipeline the way of the calls
   */
  public HttpLookup(Pipeline pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
  }

  @Override
  public DialogLookup find(InstanceRef reference, CallOptions options) {
    return pipeline.call(FIND, of(reference), options);
  }

  @Override
  public ServiceOwnerDialogLookup findAsServiceOwner(InstanceRef reference, CallOptions options) {
    return pipeline.call(FIND_AS_SERVICE_OWNER, of(reference), options);
  }

  private static Parameters of(InstanceRef reference) {
    return Parameters.with().query("instanceRef", reference.value()).build();
  }
}
