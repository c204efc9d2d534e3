package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.spi.IssuerReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint answered with success. Members that a provider may leave out, or writes as
 * text, are taken so.
 *
 * @param expiresAt null when the answer does not say
 * @param scopes null when the answer does not say: then they are those that were asked for
 */
record TokenAnswer(
    String access,
    @Nullable Instant expiresAt,
    Instant receivedAt,
    @Nullable String refresh,
    @Nullable Instant refreshExpiresAt,
    @Nullable String idToken,
    @Nullable List<String> scopes) {

  private static final long MOST_SECONDS = Duration.ofDays(3660).toSeconds();

  static TokenAnswer read(Operation operation, IssuerReply reply, Instant received) {
    Map<String, @Nullable Object> members =
        reply
            .json()
            .orElseThrow(() -> unusable(operation, reply, "with something that is no JSON object"));
    @Nullable String access = text(members, "access_token");
    if (access == null) {
      throw unusable(operation, reply, "without an access_token");
    }
    if (members.get("token_type") instanceof String type && !type.equalsIgnoreCase("Bearer")) {
      throw unusable(operation, reply, "with a token of another type than Bearer");
    }
    try {
      AccessToken.of(access);
    } catch (IllegalArgumentException e) {
      throw unusable(operation, reply, "with a token that cannot be sent in a header");
    }
    @Nullable String scope = members.get("scope") instanceof String text ? text : null;
    return new TokenAnswer(
        access,
        expiry(members.get("expires_in"), received),
        received,
        text(members, "refresh_token"),
        expiry(members.get("refresh_token_expires_in"), received),
        text(members, "id_token"),
        scope == null
            ? null
            : Arrays.stream(scope.split(" ", -1)).filter(one -> !one.isEmpty()).toList());
  }

  /**
   * The refresh token of an answer.
   *
   * @param expiresAt null when the answer does not say
   */
  record Renewal(String refresh, @Nullable Instant expiresAt) {

    @Override
    public String toString() {
      return "Renewal[]";
    }
  }

  /** The refresh token of an answer that is of no other use. */
  static Optional<Renewal> renewal(IssuerReply reply, Instant received) {
    Map<String, @Nullable Object> members = reply.json().orElse(Map.of());
    @Nullable String refresh = text(members, "refresh_token");
    return refresh == null
        ? Optional.empty()
        : Optional.of(
            new Renewal(refresh, expiry(members.get("refresh_token_expires_in"), received)));
  }

  private static @Nullable String text(Map<String, @Nullable Object> members, String name) {
    return members.get(name) instanceof String text && !text.isEmpty() ? text : null;
  }

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

  private static TokenException unusable(Operation operation, IssuerReply reply, String what) {
    return new TokenException(
        new TokenRefusal(
            CallInfo.refused(operation.value(), reply.attempts()),
            Operation.PROVIDER,
            null,
            null,
            null),
        "the issuer, or something before it, answered success " + what,
        null);
  }

  @Override
  public String toString() {
    return "TokenAnswer[]";
  }
}
