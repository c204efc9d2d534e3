package io.github.dialogporten.sdk.testkit.internal.state;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;

/**
 * A key that a client has registered.
 *
 * @param ended whether it was said to be too old before its time
 */
public record KeyState(PublicKey key, Instant registered, boolean ended) {

  /** How many keys a client may have. */
  public static final int AT_MOST = 5;

  private static final Duration LIFE = Duration.ofDays(365);

  /** Keys live for a year from the day they were registered. */
  public boolean expired(Instant now) {
    return ended || !now.isBefore(registered.plus(LIFE));
  }

  public KeyState end() {
    return new KeyState(key, registered, true);
  }
}
