package io.github.dialogporten.sdk.auth;

import io.github.dialogporten.sdk.internal.json.Json;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When a token says that it was issued: its issuer's time, where it has just come. */
final class IssueTime {

  /** The end of the year 9999. */
  private static final long LAST = 253_402_300_799L;

  private IssueTime() {}

  /** The token's {@code iat}; null when it says none, or is no JWT. */
  static @Nullable Instant of(AccessToken token) {
    String[] parts = token.value().split("\\.", -1);
    @Nullable Map<String, @Nullable Object> claims = parts.length == 3 ? object(parts[1]) : null;
    return claims != null
            && claims.get("iat") instanceof Number seconds
            && seconds.doubleValue() >= 0
            && seconds.doubleValue() <= LAST
        ? Instant.ofEpochSecond(seconds.longValue())
        : null;
  }

  private static @Nullable Map<String, @Nullable Object> object(String part) {
    try {
      return Json.readObject(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
