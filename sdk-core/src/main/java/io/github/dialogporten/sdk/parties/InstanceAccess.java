package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireAmInstance;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A single instance, such as one form of an app, that somebody was given access to.
 *
 * <p>Immutable. Its {@code toString} holds the service only.
 */
public final class InstanceAccess {

  private final String resourceId;
  private final @Nullable String instanceId;
  private final @Nullable String instanceRef;

  InstanceAccess(WireAmInstance wire) {
    this.resourceId = FromWire.text(wire.resourceId());
    this.instanceId = wire.instanceId();
    this.instanceRef = wire.instanceRef();
  }

  /**
   * The service that the instance belongs to.
   *
   * @return its id in the resource registry, as the server wrote it
   */
  public String resourceId() {
    return resourceId;
  }

  /**
   * The instance, as its service names it.
   *
   * @return the id, if the server sent it
   */
  public Optional<String> instanceId() {
    return Optional.ofNullable(instanceId);
  }

  /**
   * The instance as a reference that Altinn takes elsewhere.
   *
   * @return the URN as the server wrote it, if it sent one
   */
  public Optional<String> instanceRef() {
    return Optional.ofNullable(instanceRef);
  }

  @Override
  public String toString() {
    return "InstanceAccess[" + resourceId + "]";
  }
}
