package io.github.dialogporten.sdk.testkit.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer before it is sent. Immutable as long as nobody writes into its body. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, Map<String, String> headers, byte[] body) {

  private static final byte[] NOTHING = {};

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), NOTHING);
  }

  public static Answer json(int status, JsonNode body) {
    return new Answer(
        status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.bytes(body));
  }

  public static Answer text(int status, String contentType, String body) {
    return bytes(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer bytes(int status, String contentType, byte[] body) {
    return new Answer(
        status, contentType.isEmpty() ? Map.of() : Map.of("Content-Type", contentType), body);
  }

  public static Answer html(int status, String body) {
    return text(status, "text/html; charset=utf-8", body).with("Cache-Control", "no-store");
  }

  /** Sends a browser elsewhere, with GET. */
  public static Answer redirect(String location) {
    return empty(303).with("Location", location).with("Cache-Control", "no-store");
  }

  /** The same answer with one header more. */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }

  /** The same answer with another body. */
  public Answer withBody(byte[] other) {
    return new Answer(status, headers, other);
  }
}
