package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.ApiAction;
import java.util.List;
import java.util.UUID;

/**
 * Builds an {@link ApiAction} with one endpoint.
 *
 * <p>Not thread-safe.
 */
public final class ApiActionBuilder extends ModelBuilder<ApiAction, ApiActionBuilder> {

  ApiActionBuilder() {
    super(ApiAction.class);
    preset("id", nextId());
    preset("action", "read");
    preset("isAuthorized", true);
    preset("endpoints", List.of(new ApiEndpointBuilder()));
  }

  /**
   * Sets its id.
   *
   * @param value the value
   * @return this
   */
  public ApiActionBuilder id(UUID value) {
    return with("id", value);
  }

  /**
   * Sets what right it takes.
   *
   * @param value the value
   * @return this
   */
  public ApiActionBuilder action(String value) {
    return with("action", value);
  }

  /**
   * Sets its name.
   *
   * @param value the value
   * @return this
   */
  public ApiActionBuilder name(String value) {
    return with("name", value);
  }

  /**
   * Sets whether the caller may perform it.
   *
   * @param value the value
   * @return this
   */
  public ApiActionBuilder authorized(boolean value) {
    return with("isAuthorized", value);
  }

  /**
   * Sets the part of the service that the right is for.
   *
   * @param value the value
   * @return this
   */
  public ApiActionBuilder authorizationAttribute(String value) {
    return with("authorizationAttribute", value);
  }

  /**
   * Adds an endpoint; the first one replaces the default.
   *
   * @param value its builder; what is changed in it later has no effect here
   * @return this
   */
  public ApiActionBuilder endpoint(ApiEndpointBuilder value) {
    if (!isGiven("endpoints")) {
      without("endpoints");
    }
    return add("endpoints", value);
  }
}
