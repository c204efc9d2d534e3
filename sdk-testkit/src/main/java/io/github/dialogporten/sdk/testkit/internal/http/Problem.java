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

  private static final Map<Integer, Kind> KINDS =
      Map.of(
          400,
          new Kind("One or more validation errors occurred.", "rfc7231#section-6.5.1", null),
          403,
          new Kind("Forbidden.", "rfc7231#section-6.5.3", null),
          404,
          new Kind("Resource not found.", "rfc7231#section-6.5.4", null),
          406,
          new Kind(
              "Requested content type is not acceptable.",
              "rfc7231#section-6.5.6",
              "The Accept header must allow JSON responses."),
          409,
          new Kind("Conflict.", "rfc7231#section-6.5.8", null),
          410,
          new Kind("Resource no longer available.", "rfc7231#section-6.5.9", null),
          412,
          new Kind("Precondition failed.", "rfc7232#section-4.2", null),
          413,
          new Kind(
              "Payload too large. The maximum allowed size is 20000000 bytes.",
              "rfc7231#section-6.5.11",
              null),
          422,
          new Kind("Unprocessable request.", "rfc4918#section-11.2", null),
          502,
          new Kind(
              "Bad gateway.",
              "rfc7231#section-6.6.3",
              "An upstream server is down or returned an invalid response. Please try again"
                  + " later."));

  private static final Kind OTHER =
      new Kind(
          "An error occurred while processing the request.",
          "rfc7231#section-6.6.1",
          "Something went wrong during the request.");

  private Problem() {}

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
    Kind kind = KINDS.getOrDefault(status, OTHER);
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
