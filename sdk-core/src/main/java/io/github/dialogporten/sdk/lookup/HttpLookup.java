package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.internal.http.Decoder;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.wire.WireDialogLookup;
import io.github.dialogporten.sdk.internal.wire.WireServiceOwnerDialogLookup;
import java.util.Objects;

/** Lookups over HTTP. Thread-safe. */
final class HttpLookup implements Lookup {

  private static final Operation<DialogLookup> FIND =
      Operation.get(
              "lookup.find",
              "/api/v1/enduser/dialoglookup",
              Decoder.json(WireDialogLookup.class, DialogLookup::new))
          .inLanguages();

  private static final Operation<ServiceOwnerDialogLookup> FIND_AS_SERVICE_OWNER =
      Operation.get(
              "lookup.findAsServiceOwner",
              "/api/v1/serviceowner/dialoglookup",
              Decoder.json(WireServiceOwnerDialogLookup.class, ServiceOwnerDialogLookup::new))
          .inLanguages();

  private final Pipeline pipeline;

  HttpLookup(Pipeline pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
  }

  @Override
  public DialogLookup find(InstanceRef reference) {
    return pipeline.call(FIND, of(reference));
  }

  @Override
  public ServiceOwnerDialogLookup findAsServiceOwner(InstanceRef reference) {
    return pipeline.call(FIND_AS_SERVICE_OWNER, of(reference));
  }

  private static Parameters of(InstanceRef reference) {
    return Parameters.with().query("instanceRef", reference.value());
  }
}
