package io.github.dialogporten.sdk.resources;

import io.github.dialogporten.sdk.internal.mapping.ModelReaders;
import io.github.dialogporten.sdk.internal.wire.WireAccessPackage;
import io.github.dialogporten.sdk.internal.wire.WireLimits;
import io.github.dialogporten.sdk.internal.wire.WireSearchLimits;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceEntry;
import io.github.dialogporten.sdk.internal.wire.WireServiceResourceList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the models of this package of their JSON. For the SDK's own test kit: take {@code Models}
 * and the builders of {@code dialogporten-sdk-testkit}. Thread-safe.
 */
public final class ResourceModels {

  private static final ModelReaders READERS =
      new ModelReaders()
          .add(
              ServiceResourceList.class,
              WireServiceResourceList.class,
              (wire, raw, now) -> ServiceResourceList.from(wire, raw))
          .add(Limits.class, WireLimits.class, (wire, raw, now) -> Limits.from(wire, raw))
          .add(
              SearchLimits.class,
              WireSearchLimits.class,
              wire -> SearchLimits.from(wire, SearchLimits.END_USER))
          .add(ServiceResource.class, WireServiceResourceEntry.class, ServiceResource::from)
          .add(AccessSource.class, WireAccessPackage.class, wire -> AccessSource.of(wire));

  private ResourceModels() {}

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

  /**
   * What several answers hold, each service once, as the client puts them together.
   *
   * @param parts the answers
   * @return one list
   */
  public static ServiceResourceList union(List<ServiceResourceList> parts) {
    return ServiceResourceList.union(parts);
  }
}
