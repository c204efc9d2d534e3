package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.ApiEndpoint;
import io.github.dialogporten.sdk.dialogs.HttpVerb;
import java.time.Instant;
import java.util.UUID;

/**
 * Builds an {@link ApiEndpoint}, with GET by default.
 *
 * <p>Not thread-safe.
 */
public final class ApiEndpointBuilder extends ModelBuilder<ApiEndpoint, ApiEndpointBuilder> {

  ApiEndpointBuilder() {
    super(ApiEndpoint.class);
    preset("id", nextId());
    preset("version", "v1");
    preset("url", HOST + "api");
    preset("httpMethod", HttpVerb.GET);
    preset("deprecated", false);
  }

  /**
   * Sets its id.
   *
   * @param value the value
   * @return this
   */
  public ApiEndpointBuilder id(UUID value) {
    return with("id", value);
  }

  /**
   * Sets the version.
   *
   * @param value the value
   * @return this
   */
  public ApiEndpointBuilder version(String value) {
    return with("version", value);
  }

  /**
   * Sets the address as text.
   *
   * @param value the value
   * @return this
   */
  public ApiEndpointBuilder url(String value) {
    return with("url", value);
  }

  /**
   * Sets the method.
   *
   * @param value the value
   * @return this
   */
  public ApiEndpointBuilder httpMethod(HttpVerb value) {
    return with("httpMethod", value);
  }

  /**
   * Sets where it is documented.
   *
   * @param value the value
   * @return this
   */
  public ApiEndpointBuilder documentationUrl(String value) {
    return with("documentationUrl", value);
  }

  /**
   * Sets the schema of requests.
   *
   * @param value the value
   * @return this
   */
  public ApiEndpointBuilder requestSchema(String value) {
    return with("requestSchema", value);
  }

  /**
   * Sets the schema of answers.
   *
   * @param value the value
   * @return this
   */
  public ApiEndpointBuilder responseSchema(String value) {
    return with("responseSchema", value);
  }

  /**
   * Sets whether it is deprecated.
   *
   * @param value the value
   * @return this
   */
  public ApiEndpointBuilder deprecated(boolean value) {
    return with("deprecated", value);
  }

  /**
   * Sets when it ceases to be there; never by default.
   *
   * @param value the value
   * @return this
   */
  public ApiEndpointBuilder sunsetAt(Instant value) {
    return with("sunsetAt", value);
  }
}
