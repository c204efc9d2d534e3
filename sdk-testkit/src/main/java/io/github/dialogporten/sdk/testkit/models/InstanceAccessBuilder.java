package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.parties.InstanceAccess;

/**
 * Builds an {@link InstanceAccess}.
 *
 * <p>Not thread-safe.
 */
public final class InstanceAccessBuilder
    extends ModelBuilder<InstanceAccess, InstanceAccessBuilder> {

  InstanceAccessBuilder() {
    super(InstanceAccess.class);
    preset("resourceId", "app_skd_syntetisk");
    preset("instanceId", "50000001/" + nextId());
  }

  /**
   * Sets the service.
   *
   * @param value the value
   * @return this
   */
  public InstanceAccessBuilder resourceId(String value) {
    return with("resourceId", value);
  }

  /**
   * Sets the instance.
   *
   * @param value the value
   * @return this
   */
  public InstanceAccessBuilder instanceId(String value) {
    return with("instanceId", value);
  }

  /**
   * Sets the reference that a lookup takes.
   *
   * @param value the value
   * @return this
   */
  public InstanceAccessBuilder instanceRef(String value) {
    return with("instanceRef", value);
  }
}
