package io.github.dialogporten.sdk.testkit.internal.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request that has been read to its end. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Request(
    String method,
    String path,
    @Nullable String rawQuery,
    Map<String, List<String>> headers,
    byte[] body,
    Instant at) {

  /** Headers are found by their names in any case. */
  public Request {
    Map<String, List<String>> given = headers;
    headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(given);
  }

  public Query query() {
    return Query.parse(rawQuery);
  }

  /** All values of a header in one, as they would be on one line. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? null : String.join(",", values);
  }

  /** What stands behind {@code Bearer}, or null. */
  public @Nullable String bearer() {
    String value = header("Authorization");
    if (value == null || !value.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return null;
    }
    return value.substring(7).trim();
  }

  /**
   * What stands behind {@code Basic}, both halves as they are; null without such a header.
   *
   * @throws IllegalArgumentException when it cannot be read
   */
  public @Nullable List<String> basic() {
    String value = header("Authorization");
    if (value == null || !value.regionMatches(true, 0, "Basic ", 0, 6)) {
      return null;
    }
    byte[] decoded = Base64.getDecoder().decode(value.substring(6).trim());
    List<String> halves = List.of(new String(decoded, StandardCharsets.UTF_8).split(":", 2));
    if (halves.size() != 2) {
      throw new IllegalArgumentException("no colon");
    }
    return halves;
  }

  /** The body as a form, or null when it says that it is something else. */
  public @Nullable Query form() {
    String type = header("Content-Type");
    if (type == null
        || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
      return null;
    }
    return Query.parse(new String(body, StandardCharsets.UTF_8));
  }

  /** A cookie's value, or null. */
  public @Nullable String cookie(String name) {
    for (String line : headers.getOrDefault("Cookie", List.of())) {
      for (String pair : line.split(";", -1)) {
        String cookie = pair.trim();
        if (cookie.startsWith(name + "=")) {
          return cookie.substring(name.length() + 1);
        }
      }
    }
    return null;
  }
}
