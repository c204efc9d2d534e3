package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.internal.Ascii;
import io.github.dialogporten.sdk.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer answered: any status that no later attempt would change, a refusal included.
 *
 * @param attempts how many requests it took
 * @param headers the first value of each header, names in lower case
 * @param body the body, which may hold a token
 */
public record IssuerReply(int status, int attempts, Map<String, String> headers, String body) {

  private static final long LONGEST_LIFE = Duration.ofDays(3660).toSeconds();

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(Ascii.lower(name)));
  }

  /** The members of the body; empty when it is no JSON object. */
  public Optional<Map<String, @Nullable Object>> json() {
    return Optional.ofNullable(Json.readObject(body.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The access token of an answer of success. One whose answer does not say when it expires has no
   * expiry, so that it is used once and not kept.
   *
   * @param call the operation, and all its attempts
   * @throws TokenException when there is none that can be used; quotes nothing
   */
  public AccessToken accessToken(String provider, CallInfo call, Instant received) {
    Map<String, @Nullable Object> members =
        json().orElseThrow(() -> unusable(provider, call, "with something that is no JSON object"));
    if (!(members.get("access_token") instanceof String value) || value.isEmpty()) {
      throw unusable(provider, call, "without an access_token");
    }
    if (members.get("token_type") instanceof String type && !type.equalsIgnoreCase("Bearer")) {
      throw unusable(provider, call, "with a token of another type than Bearer");
    }
    try {
      return expiry("expires_in", received)
          .map(expiresAt -> AccessToken.of(value, expiresAt))
          .orElseGet(() -> AccessToken.of(value));
    } catch (IllegalArgumentException e) {
      throw unusable(provider, call, "with a token that cannot be sent in a header");
    }
  }

  /** When something expires whose life a member tells in seconds, as a number or as text. */
  public Optional<Instant> expiry(String member, Instant received) {
    @Nullable Object life = json().orElse(Map.of()).get(member);
    long seconds;
    if (life instanceof Number number) {
      seconds = number.longValue();
    } else if (life instanceof String text && text.matches("[0-9]{1,12}")) {
      seconds = Long.parseLong(text);
    } else {
      return Optional.empty();
    }
    return Optional.of(received.plusSeconds(Math.max(0, Math.min(LONGEST_LIFE, seconds))));
  }

  private static TokenException unusable(String provider, CallInfo call, String what) {
    return new TokenException(
        new TokenRefusal(call, provider, null, null, null),
        "the issuer, or something before it, answered success " + what,
        null);
  }

  /** How much later it is at the issuer than here, in the whole seconds of its Date header. */
  public Optional<Duration> clockOffset(Instant received) {
    return header("date")
        .map(date -> HttpDates.read(date, received))
        .map(date -> Duration.between(received.truncatedTo(ChronoUnit.SECONDS), date));
  }

  /** Without the body, which may hold a token. */
  @Override
  public String toString() {
    return "IssuerReply[" + status + "]";
  }
}
