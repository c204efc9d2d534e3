package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.internal.mapping.ModelReaders;
import io.github.dialogporten.sdk.internal.wire.WireAuthorizationEvidence;
import io.github.dialogporten.sdk.internal.wire.WireAuthorizationEvidenceItem;
import io.github.dialogporten.sdk.internal.wire.WireDialogLookup;
import io.github.dialogporten.sdk.internal.wire.WireServiceOwnerDialogLookup;
import io.github.dialogporten.sdk.internal.wire.WireServiceResource;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the models of this package of their JSON. For the SDK's own test kit: take {@code Models}
 * and the builders of {@code dialogporten-sdk-testkit}. Thread-safe.
 */
public final class LookupModels {

  private static final ModelReaders READERS =
      new ModelReaders()
          .add(
              DialogLookup.class,
              WireDialogLookup.class,
              (wire, raw, now) -> DialogLookup.from(wire, raw))
          .add(
              ServiceOwnerDialogLookup.class,
              WireServiceOwnerDialogLookup.class,
              (wire, raw, now) -> ServiceOwnerDialogLookup.from(wire, raw))
          .add(LookupService.class, WireServiceResource.class, LookupService::from)
          .add(AccessEvidence.class, WireAuthorizationEvidence.class, AccessEvidence::from)
          .add(AccessGrant.class, WireAuthorizationEvidenceItem.class, AccessGrant::from);

  private LookupModels() {}

  /**
   * The models of this package.
   *
   * @return an unmodifiable set
   */
  public static Set<Class<?>> types() {
    return READERS.types();
  }

  /**
   * Reads a model.
   *
   * @param model the model's type
   * @param json its JSON in UTF-8
   * @param keepRaw whether {@code rawJson()} gives the bytes
   * @param now when it came
   * @param <T> the model
   * @return the model; empty when the type is none of this package's models
   * @throws io.github.dialogporten.sdk.errors.ResponseFormatException when the JSON is none that
   *     the SDK would take from a server
   */
  public static <T> Optional<T> read(Class<T> model, byte[] json, boolean keepRaw, Instant now) {
    return READERS.read(model, json, keepRaw, now);
  }
}
