package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.internal.json.Json;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a JWT says of itself. Read, never trusted: nothing here checks a signature. */
final class Claims {

  private final Map<String, @Nullable Object> claims;

  private Claims(Map<String, @Nullable Object> claims) {
    this.claims = claims;
  }

  /** The claims of a token; null when it is no JWT. */
  static @Nullable Claims of(AccessToken token) {
    String[] parts = token.value().split("\\.", -1);
    if (parts.length != 3) {
      return null;
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(parts[1]);
      @Nullable Map<String, @Nullable Object> claims =
          Json.readObject(new ByteArrayInputStream(json));
      return claims == null ? null : new Claims(claims);
    } catch (IllegalArgumentException | java.io.IOException e) {
      return null;
    }
  }

  @Nullable String issuer() {
    return claims.get("iss") instanceof String issuer ? issuer : null;
  }

  /** Null when it says none, or one that is no time. */
  @Nullable Instant expiry() {
    try {
      return claims.get("exp") instanceof Number seconds
          ? Instant.ofEpochSecond(seconds.longValue())
          : null;
    } catch (DateTimeException beyondAllTime) {
      return null;
    }
  }

  /** A person's token names the person, or how the person logged in; a system's does neither. */
  boolean isPerson() {
    return claims.containsKey("pid")
        || (claims.containsKey("acr") && !claims.containsKey("authorization_details"));
  }

  @Override
  public String toString() {
    return "Claims[]";
  }
}
