package io.github.dialogporten.sdk.testkit.internal.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dialogporten's problem bodies. */
public final class Problem {

  private static final String TYPES = "https://datatracker.ietf.org/doc/html/";

  private record Kind(String title, String type, @Nullable String detail) {}

  private Problem() {}

  private static Kind kind(int status) {
    return switch (status) {
      case 400 -> kind("One or more validation errors occurred.", "rfc7231#section-6.5.1");
      case 403 -> kind("Forbidden.", "rfc7231#section-6.5.3");
      case 404 -> kind("Resource not found.", "rfc7231#section-6.5.4");
      case 406 ->
          new Kind(
              "Requested content type is not acceptable.",
              "rfc7231#section-6.5.6",
              "The Accept header must allow JSON responses.");
      case 409 -> kind("Conflict.", "rfc7231#section-6.5.8");
      case 410 -> kind("Resource no longer available.", "rfc7231#section-6.5.9");
      case 412 -> kind("Precondition failed.", "rfc7232#section-4.2");
      case 413 ->
          kind(
              "Payload too large. The maximum allowed size is 20000000 bytes.",
              "rfc7231#section-6.5.11");
      case 422 -> kind("Unprocessable request.", "rfc4918#section-11.2");
      case 502 ->
          new Kind(
              "Bad gateway.",
              "rfc7231#section-6.6.3",
              "An upstream server is down or returned an invalid response. Please try again"
                  + " later.");
      default ->
          new Kind(
              "An error occurred while processing the request.",
              "rfc7231#section-6.6.1",
              "Something went wrong during the request.");
    };
  }

  private static Kind kind(String title, String type) {
    return new Kind(title, type, null);
  }

  /** A problem without {@code errors}. */
  public static Answer of(int status, String instance) {
    return of(status, instance, Map.of());
  }

  /** A problem with one message. */
  public static Answer of(int status, String instance, String key, String message) {
    return of(status, instance, Map.of(key, List.of(message)));
  }

  /** A problem with messages by key. */
  public static Answer of(int status, String instance, Map<String, List<String>> errors) {
    Kind kind = kind(status);
    ObjectNode node = Json.object();
    node.put("type", TYPES + kind.type());
    node.put("title", kind.title());
    node.put("status", status);
    Json.put(node, "detail", kind.detail());
    node.put("instance", instance);
    node.put("traceId", traceId());
    if (!errors.isEmpty()) {
      ObjectNode target = node.putObject("errors");
      errors.forEach(
          (key, messages) -> {
            ArrayNode list = target.putArray(key);
            messages.forEach(list::add);
          });
    }
    // The exception handler's own bodies (500, 502) lose the problem content type on the way.
    String contentType =
        status >= 500 ? "application/json; charset=utf-8" : "application/problem+json";
    return Answer.bytes(status, contentType, Json.escapedBytes(node));
  }

  private static String traceId() {
    return "00-"
        + UUID.randomUUID().toString().replace("-", "")
        + "-"
        + UUID.randomUUID().toString().replace("-", "").substring(0, 16)
        + "-01";
  }
}
