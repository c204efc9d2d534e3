package io.github.dialogporten.sdk.config;

import java.time.Duration;
import java.time.Instant;

/**
 * The time as the SDK sees it: a wall clock, a monotonic clock and a way to wait. Client, auth
 * modules and test kit share one, so that a test can advance it instead of waiting.
 *
 * <p>Implementations are thread-safe.
 */
public interface TimeSource {

  /**
   * The system's clocks and {@link Thread#sleep}.
   *
   * @return a shared instance
   */
  static TimeSource system() {
    return SystemTimeSource.INSTANCE;
  }

  /**
   * The wall clock, for comparing with times that a server wrote.
   *
   * @return now
   */
  Instant now();

  /**
   * The monotonic clock, for measuring how much time has passed.
   *
   * @return nanoseconds from an arbitrary origin
   */
  long nanoTime();

  /**
   * Waits.
   *
   * @param duration how long; zero or less returns at once
   * @throws InterruptedException when the thread is interrupted before or while it waits
   */
  void sleep(Duration duration) throws InterruptedException;
}
