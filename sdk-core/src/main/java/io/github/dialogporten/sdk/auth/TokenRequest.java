package io.github.dialogporten.sdk.auth;

import java.time.Duration;
import java.util.Objects;

/**
 * What the SDK asks a {@link TokenProvider} for.
 *
 * @param purpose what the token is for
 * @param timeout how long the caller can wait; more than zero
 */
public record TokenRequest(TokenPurpose purpose, Duration timeout) {

  /**
   * Checks the components.
   *
   * @param purpose what the token is for
   * @param timeout how long the caller can wait; more than zero
   */
  public TokenRequest {
    Objects.requireNonNull(purpose, "purpose");
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout: more than zero");
    }
  }
}
