package io.github.dialogporten.sdk.testkit.dialogs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An API action of a dialog. Not thread-safe. */
public final class ApiActionSpec extends PartSpec<ApiActionSpec> {

  private ApiActionSpec(String action) {
    set("action", action);
    json.putArray("endpoints");
  }

  /**
   * An action without an endpoint; the real service asks for at least one.
   *
   * @param action its name in the service's policy
   * @return a new specification
   */
  public static ApiActionSpec of(String action) {
    return new ApiActionSpec(action);
  }

  @Override
  ApiActionSpec self() {
    return this;
  }

  /**
   * Its logical name.
   *
   * @param name the name
   * @return this
   */
  public ApiActionSpec name(String name) {
    return set("name", name);
  }

  /**
   * What the action is on, when it is not the service itself.
   *
   * @param attribute such as {@code urn:altinn:task:Task_1}
   * @return this
   */
  public ApiActionSpec authorizationAttribute(String attribute) {
    return set("authorizationAttribute", attribute);
  }

  /**
   * An endpoint.
   *
   * @param version its version; null when it has none
   * @param method the HTTP method
   * @param url where it is
   * @return this
   */
  public ApiActionSpec endpoint(@Nullable String version, String method, String url) {
    return endpoint(version, method, url, null, null, null, null);
  }

  /**
   * An endpoint with all that can be said about one.
   *
   * @param version its version
   * @param method the HTTP method
   * @param url where it is
   * @param documentation where it is described
   * @param requestSchema the schema of what it takes
   * @param responseSchema the schema of what it gives
   * @param sunsetAt when it goes away, which makes it deprecated; null when it stays
   * @return this
   */
  public ApiActionSpec endpoint(
      @Nullable String version,
      String method,
      String url,
      @Nullable String documentation,
      @Nullable String requestSchema,
      @Nullable String responseSchema,
      @Nullable Instant sunsetAt) {
    ObjectNode endpoint = json.withArray("endpoints").addObject().put("id", Ids.next().toString());
    Json.put(endpoint, "version", version);
    endpoint.put("url", url).put("httpMethod", method);
    Json.put(endpoint, "documentationUrl", documentation);
    Json.put(endpoint, "requestSchema", requestSchema);
    Json.put(endpoint, "responseSchema", responseSchema);
    endpoint.put("deprecated", sunsetAt != null);
    Json.put(endpoint, "sunsetAt", sunsetAt);
    return this;
  }
}
