package io.github.dialogporten.sdk.idporten;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Validates id_tokens: that they are the issuer's, for this client, and about this login. */
final class IdTokens {

  /** Levels of authentication, each above the one before. */
  private static final List<List<String>> LADDERS =
      List.of(
          List.of("idporten-loa-low", "idporten-loa-substantial", "idporten-loa-high"),
          List.of("eidas-loa-low", "eidas-loa-substantial", "eidas-loa-high"));

  private final IssuedTokens tokens;

  IdTokens(IssuedTokens tokens) {
    this.tokens = tokens;
  }

  /** Who logged in. */
  PersonSession.Person ofLogin(String raw, PendingLogin.Parts login) throws InvalidTokenException {
    JWTClaimsSet claims = claims(raw);
    if (!login.nonce().equals(claims.getClaim("nonce"))) {
      throw InvalidTokenException.of("it is of another login: its nonce is not this one's");
    }
    String subject = subject(claims);
    if (login.subject() != null && !login.subject().equals(subject)) {
      throw InvalidTokenException.person("another person has logged in than the one asked for");
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
        authenticatedAt(claims));
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
  void checkRefreshed(String raw) throws InvalidTokenException {
    subject(claims(raw));
  }

  private JWTClaimsSet claims(String raw) throws InvalidTokenException {
    return tokens.claims(IssuedTokens.parse(raw));
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
