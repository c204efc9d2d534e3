package io.github.dialogporten.sdk.dialogtoken;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The three times of a token. */
final class TokenTimes {

  /** The last second of the year 9999. */
  static final long LAST = 253_402_300_799L;

  private TokenTimes() {}

  /** What is wrong with the times at a moment, when clocks may differ so much. */
  static void look(DialogTokenClaims claims, Instant now, Duration skew, FailureList failures) {
    Optional<Instant> expires = claims.expiresAt();
    Optional<Instant> notBefore = claims.notBefore();
    Optional<Instant> issued = claims.issuedAt();
    failures.unless(
        expires.isPresent() && notBefore.isPresent() && issued.isPresent(),
        DialogTokenFailure.FORMAT);
    Instant latest = now.plus(skew);
    failures.unless(
        notBefore.filter(latest::isBefore).isEmpty() && issued.filter(latest::isBefore).isEmpty(),
        DialogTokenFailure.NOT_YET_VALID);
    Instant earliest = now.minus(skew);
    failures.unless(
        expires.filter(end -> !earliest.isBefore(end)).isEmpty(), DialogTokenFailure.EXPIRED);
  }
}
