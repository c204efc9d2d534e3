package io.github.dialogporten.sdk.testkit.models;

/**
 * Of the builders of what a lookup tells, what is more than setting a value.
 *
 * @param <T> the model
 * @param <B> the builder itself
 */
abstract class BaseLookupBuilder<T, B extends BaseLookupBuilder<T, B>> extends OwnedBuilder<T, B> {

  BaseLookupBuilder(Class<T> model) {
    super(model);
    preset("serviceResource", new ServiceResourceBuilder().root().get("serviceResource"));
  }

  /**
   * Sets the service, and the service owner by that.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public B serviceResource(ServiceResourceBuilder value) {
    with("serviceOwner", value.root().get("serviceOwner"));
    return with("serviceResource", value.root().get("serviceResource"));
  }
}
