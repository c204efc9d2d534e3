package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.testkit.internal.state.ApiActionState;
import io.github.dialogporten.sdk.testkit.internal.state.EndpointState;
import io.github.dialogporten.sdk.testkit.internal.state.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API action of a dialog. Not thread-safe. */
public final class ApiActionSpec {

  private final ApiActionState state = new ApiActionState();

  private ApiActionSpec(String action) {
    state.action = action;
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

  ApiActionState state() {
    return state;
  }

  /**
   * Its id, instead of a new one.
   *
   * @param id the id
   * @return this
   */
  public ApiActionSpec id(UUID id) {
    state.id = id;
    return this;
  }

  /**
   * Its logical name.
   *
   * @param name the name
   * @return this
   */
  public ApiActionSpec name(String name) {
    state.name = name;
    return this;
  }

  /**
   * What the action is on, when it is not the service itself.
   *
   * @param attribute such as {@code urn:altinn:task:Task_1}
   * @return this
   */
  public ApiActionSpec authorizationAttribute(String attribute) {
    state.attribute = attribute;
    return this;
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
    state.endpoints.add(
        new EndpointState(Ids.next(), version, url, method, null, null, null, false, null));
    return this;
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
    state.endpoints.add(
        new EndpointState(
            Ids.next(),
            version,
            url,
            method,
            documentation,
            requestSchema,
            responseSchema,
            sunsetAt != null,
            sunsetAt));
    return this;
  }
}
