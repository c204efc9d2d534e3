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
import java.util.regex.Pattern;
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

  /** No token of Maskinporten or ID-porten lives longer. */
  private static final Duration LONGEST_TOKEN = Duration.ofDays(1);

  /** A Date that is further off is of a damaged clock or an old copy. */
  private static final Duration FARTHEST_CLOCK = Duration.ofDays(1);

  private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,30}");

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
   * The access token of an answer of success. It lives as long as the answer says, no longer than
   * it says itself by the issuer's time, and a day at most. One whose answer does not say when it
   * expires has no expiry, so that it is used once and not kept.
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
    @Nullable Long seconds = seconds(members.get("expires_in"));
    if (seconds != null && seconds <= 0) {
      throw unusable(provider, call, "with a token that has expired: its expires_in is 0 or less");
    }
    try {
      return seconds == null
          ? AccessToken.of(value)
          : AccessToken.of(value, received.plus(life(value, seconds, received)));
    } catch (IllegalArgumentException e) {
      throw unusable(provider, call, "with a token that cannot be sent in a header");
    }
  }

  /** When something expires whose life a member tells in seconds, as a number or as text. */
  public Optional<Instant> expiry(String member, Instant received) {
    return Optional.ofNullable(seconds(json().orElse(Map.of()).get(member)))
        .map(seconds -> received.plusSeconds(Math.max(0, seconds)));
  }

  /** Whole seconds; null for what is no number. */
  private static @Nullable Long seconds(@Nullable Object life) {
    double seconds;
    if (life instanceof Number number) {
      seconds = number.doubleValue();
    } else if (life instanceof String text && SECONDS.matcher(text).matches()) {
      seconds = Double.parseDouble(text);
    } else {
      return null;
    }
    double most = (double) LONGEST_LIFE;
    return (long) Math.max(-most, Math.min(most, Math.floor(seconds)));
  }

  /** Not more than a day, and none or less for a token that had expired before it came. */
  private Duration life(String token, long seconds, Instant received) {
    Duration life = shorter(Duration.ofSeconds(seconds), LONGEST_TOKEN);
    @Nullable Claims claims = Claims.of(token);
    @Nullable Instant end = claims == null ? null : claims.expiry();
    if (end == null) {
      return life;
    }
    Instant there = received.plus(clockOffset(received).orElse(Duration.ZERO));
    Duration own = shorter(life, Duration.between(there, end));
    return own.compareTo(LONGEST_TOKEN.negated()) < 0 ? LONGEST_TOKEN.negated() : own;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static TokenException unusable(String provider, CallInfo call, String what) {
    return new TokenException(
        new TokenRefusal(call, provider, null, null, null),
        "the issuer, or something before it, answered success " + what,
        null);
  }

  /**
   * How much later it is at the issuer than here, in the whole seconds of its Date header. Empty
   * when it does not say, or when that is more than a day off.
   */
  public Optional<Duration> clockOffset(Instant received) {
    return header("date")
        .map(date -> HttpDates.read(date, received))
        .map(date -> Duration.between(received.truncatedTo(ChronoUnit.SECONDS), date))
        .filter(offset -> offset.abs().compareTo(FARTHEST_CLOCK) <= 0);
  }

  /** Without the body, which may hold a token. */
  @Override
  public String toString() {
    return "IssuerReply[" + status + "]";
  }
}
