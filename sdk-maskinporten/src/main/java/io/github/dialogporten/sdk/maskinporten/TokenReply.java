package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.spi.IssuerReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a token out of an answer of success, without quoting anything of it. */
final class TokenReply {

  private static final long MOST_SECONDS = Duration.ofDays(366).toSeconds();

  private TokenReply() {}

  static AccessToken token(IssuerReply reply, Instant received, int attempts) {
    Map<String, @Nullable Object> members =
        reply.json().orElseThrow(() -> unusable(attempts, "with something that is no JSON object"));
    if (!(members.get("access_token") instanceof String value)) {
      throw unusable(attempts, "without an access_token");
    }
    if (members.get("token_type") instanceof String type && !type.equalsIgnoreCase("Bearer")) {
      throw unusable(attempts, "with a token of another type than Bearer");
    }
    @Nullable Instant expiresAt = expiry(members.get("expires_in"), received);
    try {
      return expiresAt == null ? AccessToken.of(value) : AccessToken.of(value, expiresAt);
    } catch (IllegalArgumentException e) {
      throw unusable(attempts, "with a token that cannot be sent in a header");
    }
  }

  /** Null when the answer does not say: such a token is used once, and not kept. */
  private static @Nullable Instant expiry(@Nullable Object expiresIn, Instant received) {
    long seconds;
    if (expiresIn instanceof Number number) {
      seconds = number.longValue();
    } else if (expiresIn instanceof String text && text.matches("[0-9]{1,12}")) {
      seconds = Long.parseLong(text);
    } else {
      return null;
    }
    return received.plusSeconds(Math.max(0, Math.min(MOST_SECONDS, seconds)));
  }

  private static TokenException unusable(int attempts, String what) {
    return new TokenException(
        new TokenRefusal(
            CallInfo.refused(TokenRequests.OPERATION, attempts),
            TokenRequests.PROVIDER,
            null,
            null,
            null),
        "Maskinporten, or something before it, answered success " + what,
        null);
  }
}
