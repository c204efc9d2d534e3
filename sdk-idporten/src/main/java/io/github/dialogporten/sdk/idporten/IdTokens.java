package io.github.dialogporten.sdk.idporten;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Validates id_tokens: that they are the issuer's, for this client, and about this login. */
final class IdTokens {

  /** Levels of authentication, each above the one before. */
  private static final List<List<String>> LADDERS =
      List.of(
          List.of("idporten-loa-low", "idporten-loa-substantial", "idporten-loa-high"),
          List.of("eidas-loa-low", "eidas-loa-substantial", "eidas-loa-high"));

  /** A signed token that says no type may be an id_token, too. */
  private static final Set<String> TYPES = Set.of("jwt", "application/jwt");

  private final IssuedTokens tokens;

  IdTokens(IssuedTokens tokens) {
    this.tokens = tokens;
  }

  /** Who logged in. */
  PersonSession.Person ofLogin(String raw, String accessToken, PendingLogin.Parts login)
      throws InvalidTokenException {
    JWTClaimsSet claims = claims(raw, accessToken);
    if (!login.nonce().equals(claims.getClaim("nonce"))) {
      throw InvalidTokenException.of("it is of another login: its nonce is not this one's");
    }
    String subject = subject(claims);
    if (login.subject() != null && !login.subject().equals(subject)) {
      throw InvalidTokenException.person("another person has logged in than the one asked for");
    }
    @Nullable Instant authenticatedAt = authenticatedAt(claims);
    if (authenticatedAt != null && tokens.isAhead(authenticatedAt)) {
      throw InvalidTokenException.of("its auth_time is in the future");
    }
    @Nullable String acr = IssuedTokens.text(claims, "acr");
    if (!reaches(acr, login.acr())) {
      throw InvalidTokenException.level(
          "the login does not reach the level of authentication that was asked for");
    }
    return new PersonSession.Person(
        login.issuer(),
        login.clientId(),
        subject,
        IssuedTokens.text(claims, "sid"),
        acr,
        IssuedTokens.text(claims, "pid"),
        authenticatedAt);
  }

  /** Whether a level is one of those that were asked for, or above one. */
  private static boolean reaches(@Nullable String got, List<String> asked) {
    return asked.isEmpty() || (got != null && asked.stream().anyMatch(one -> reaches(got, one)));
  }

  private static boolean reaches(String got, String asked) {
    return got.equals(asked)
        || LADDERS.stream()
            .anyMatch(
                ladder -> ladder.contains(asked) && ladder.indexOf(got) > ladder.indexOf(asked));
  }

  /** Validates a token that came with a refresh. */
  void checkRefreshed(String raw, String accessToken) throws InvalidTokenException {
    subject(claims(raw, accessToken));
  }

  private JWTClaimsSet claims(String raw, String accessToken) throws InvalidTokenException {
    SignedJWT token = IssuedTokens.parse(raw);
    @Nullable JOSEObjectType type = token.getHeader().getType();
    if (type != null && !TYPES.contains(type.getType().toLowerCase(Locale.ROOT))) {
      throw InvalidTokenException.of("it is no id_token: its type is another");
    }
    JWTClaimsSet claims = tokens.claims(token);
    @Nullable Object hash = claims.getClaim("at_hash");
    if (hash != null && !isHashOf(accessToken, hash, token.getHeader().getAlgorithm())) {
      throw InvalidTokenException.of("it belongs to another access token: its at_hash differs");
    }
    return claims;
  }

  /** OpenID Connect Core, 3.1.3.6: the left half of the hash that the signature uses. */
  private static boolean isHashOf(String accessToken, Object hash, JWSAlgorithm algorithm) {
    String name = algorithm.getName(); // such as RS256: one of those that are accepted
    try {
      byte[] whole =
          MessageDigest.getInstance("SHA-" + name.substring(name.length() - 3))
              .digest(accessToken.getBytes(StandardCharsets.US_ASCII));
      byte[] half = Arrays.copyOf(whole, whole.length / 2);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(half).equals(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-2", e);
    }
  }

  private static String subject(JWTClaimsSet claims) throws InvalidTokenException {
    @Nullable String subject = IssuedTokens.text(claims, "sub");
    if (subject == null) {
      throw InvalidTokenException.of("it has no sub");
    }
    return subject;
  }

  private static @Nullable Instant authenticatedAt(JWTClaimsSet claims) {
    return claims.getClaim("auth_time") instanceof Number seconds
        ? Instant.ofEpochSecond(Math.max(0, Math.min(seconds.longValue(), 253_402_300_799L)))
        : null;
  }
}
