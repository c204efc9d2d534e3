package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads dialog tokens. */
public final class DialogTokens {

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private DialogTokens() {}

  /**
   * The token of a dialog that was just opened.
   *
   * @param value the token, or null when there is none
   * @param openedAt when the dialog was opened
   * @return the token with its end as it says itself, else ten minutes from then; null when there
   *     is none, or it is nothing that can be sent
   */
  public static @Nullable AccessToken read(@Nullable String value, Instant openedAt) {
    if (value == null) {
      return null;
    }
    try {
      @Nullable Claims claims = Claims.of(AccessToken.of(value));
      @Nullable Instant expiry = claims == null ? null : claims.expiry();
      return AccessToken.of(value, expiry == null ? openedAt.plus(LIFETIME) : expiry);
    } catch (IllegalArgumentException unsendable) {
      return null;
    }
  }
}
