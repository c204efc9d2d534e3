package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.TimeSource;
import java.time.Duration;

/**
 * How long a call, or a page of a search, has left: one deadline over all its attempts and waits.
 */
public final class Deadline {

  /** Longer is as good as this, and nanoseconds end somewhere. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private final TimeSource time;
  private final long end;

  /**
   * A deadline.
   *
   * @param time the clock
   * @param timeout how long from now
   */
  public Deadline(TimeSource time, Duration timeout) {
    this.time = time;
    this.end = time.nanoTime() + (timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout).toNanos();
  }

  /**
   * What is left of it.
   *
   * @return the time; zero when it is over
   */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - time.nanoTime()));
  }

  boolean isOver() {
    return left().isZero();
  }
}
