package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer that is a token and nothing else: bare, or as a JSON string. */
public final class BareToken {

  private static final Pattern JWT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

  private BareToken() {}

  /**
   * Reads an answer's body.
   *
   * @param body the body
   * @return the token, which lives as long as it says itself; null when the body is no JWT
   */
  public static @Nullable AccessToken read(String body) {
    String text = body.strip();
    if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
      text = text.substring(1, text.length() - 1);
    }
    @Nullable Claims claims = JWT.matcher(text).matches() ? Claims.of(text) : null;
    if (claims == null) {
      return null;
    }
    @Nullable Instant expiry = claims.expiry();
    return expiry == null ? AccessToken.of(text) : AccessToken.of(text, expiry);
  }
}
