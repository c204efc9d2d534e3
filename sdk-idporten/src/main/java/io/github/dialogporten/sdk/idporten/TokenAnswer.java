package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
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

  static TokenAnswer read(Operation operation, IssuerReply reply, Instant received) {
    AccessToken access =
        reply.accessToken(
            Operation.PROVIDER, CallInfo.refused(operation.value(), reply.attempts()), received);
    Map<String, @Nullable Object> members = reply.json().orElse(Map.of());
    @Nullable String scope = members.get("scope") instanceof String text ? text : null;
    return new TokenAnswer(
        access.value(),
        access.expiresAt().orElse(null),
        received,
        text(members, "refresh_token"),
        refreshExpiry(reply, received),
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
    return Optional.ofNullable(refresh)
        .map(token -> new Renewal(token, refreshExpiry(reply, received)));
  }

  /** The id_token of an answer, whatever else stands in it. */
  static Optional<String> idToken(IssuerReply reply) {
    return Optional.ofNullable(text(reply.json().orElse(Map.of()), "id_token"));
  }

  private static @Nullable String text(Map<String, @Nullable Object> members, String name) {
    return members.get(name) instanceof String text && !text.isEmpty() ? text : null;
  }

  private static @Nullable Instant refreshExpiry(IssuerReply reply, Instant received) {
    return reply.expiry("refresh_token_expires_in", received).orElse(null);
  }

  @Override
  public String toString() {
    return "TokenAnswer[]";
  }
}
