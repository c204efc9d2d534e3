package io.github.dialogporten.sdk.idporten;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.config.TimeSource;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens that the issuer signed for this client, and checks what holds for all of them:
 * signature, issuer, audience and times. The times are compared here and not by the library, which
 * knows the system's clock only.
 */
final class IssuedTokens {

  /** How far two clocks may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(60);

  /** All tokens that come here were issued for what brings them, and a moment before. */
  private static final Duration OLDEST = Duration.ofHours(1);

  private final String issuer;
  private final String clientId;
  private final Signatures signatures;
  private final TimeSource time;

  IssuedTokens(String issuer, String clientId, Signatures signatures, TimeSource time) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.signatures = signatures;
    this.time = time;
  }

  static SignedJWT parse(String raw) throws InvalidTokenException {
    try {
      return SignedJWT.parse(raw);
    } catch (ParseException | IllegalArgumentException e) {
      throw InvalidTokenException.of("it is no signed JWT");
    }
  }

  /** The claims of a token that this issuer signed for this client, and that lives. */
  JWTClaimsSet claims(SignedJWT token) throws InvalidTokenException {
    if (!signatures.isAccepted(token.getHeader().getAlgorithm())) {
      throw InvalidTokenException.of(
          "it is signed with an algorithm that the issuer's metadata does not list, or that is"
              + " never accepted");
    }
    if (!signatures.isSigned(token)) {
      throw InvalidTokenException.of("no key of the issuer signed it");
    }
    JWTClaimsSet claims;
    try {
      claims = token.getJWTClaimsSet();
    } catch (ParseException e) {
      throw InvalidTokenException.of("its claims cannot be read");
    }
    if (claims == null || !issuer.equals(claims.getIssuer())) {
      throw InvalidTokenException.of("it is of another issuer");
    }
    checkAudience(claims);
    checkTimes(claims);
    return claims;
  }

  private void checkAudience(JWTClaimsSet claims) throws InvalidTokenException {
    List<String> audience = claims.getAudience();
    if (!audience.contains(clientId)) {
      throw InvalidTokenException.of("it is for another client");
    }
    @Nullable Object party = claims.getClaim("azp");
    if (party == null ? audience.size() > 1 : !clientId.equals(party)) {
      throw InvalidTokenException.of("it was issued to another client, or does not say to whom");
    }
  }

  private void checkTimes(JWTClaimsSet claims) throws InvalidTokenException {
    Instant now = time.now();
    @Nullable Date expires = claims.getExpirationTime();
    @Nullable Date issued = claims.getIssueTime();
    if (expires == null || issued == null) {
      throw InvalidTokenException.of("it does not say how long it lives");
    }
    Duration early = Duration.between(now, issued.toInstant());
    if (early.compareTo(SKEW) > 0) {
      throw InvalidTokenException.of(
          "it was issued in the future: this machine's clock is "
              + early.toSeconds()
              + " seconds behind the issuer's");
    }
    if (early.negated().compareTo(OLDEST) > 0) {
      throw InvalidTokenException.of(
          "it was issued more than an hour ago; is this machine's clock ahead?");
    }
    @Nullable Date begins = claims.getNotBeforeTime();
    if (begins != null && isAhead(begins.toInstant())) {
      throw InvalidTokenException.of("it is not valid yet: its nbf is in the future");
    }
    if (!now.isBefore(expires.toInstant().plus(SKEW))) {
      throw InvalidTokenException.of("it has expired; is this machine's clock ahead?");
    }
  }

  /** Whether a time is later than the two clocks can be apart. */
  boolean isAhead(Instant claimed) {
    return Duration.between(time.now(), claimed).compareTo(SKEW) > 0;
  }

  /** A text claim. */
  static @Nullable String text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text && !text.isEmpty() ? text : null;
  }
}
