package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The time at the server that gave an answer, from then on: set once by what the server said, and
 * moved by the monotonic clock. A machine whose clock is wrong, or is set meanwhile, changes
 * nothing of it.
 */
public final class ServerClock {

  /** A machine that is ahead by less knows the time better than a token that has whole seconds. */
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  /** What a time in whole seconds may leave out: nothing is to live too long. */
  private static final Duration ROUNDED = Duration.ofSeconds(1);

  /** The end of the year 9999: no server is later. */
  private static final Instant LAST = Instant.ofEpochSecond(253_402_300_799L);

  private final Instant start;
  private final long startedAt;
  private final LongSupplier nanoTime;

  private ServerClock(Instant start, long startedAt, LongSupplier nanoTime) {
    this.start = start;
    this.startedAt = startedAt;
    this.nanoTime = nanoTime;
  }

  /** The clock of an answer that has just come, and says nothing of the time: this machine's. */
  public static ServerClock of(TimeSource time) {
    return new ServerClock(time.now(), time.nanoTime(), time::nanoTime);
  }

  /** A clock that stands still, for what no server gave. */
  public static ServerClock stoppedAt(Instant time) {
    return new ServerClock(time, 0, () -> 0);
  }

  /** The same clock, where the server has just issued something that bears its time. */
  ServerClock issuing(Instant issued) {
    if (issued.isBefore(Instant.EPOCH) || issued.isAfter(LAST)) {
      return this;
    }
    Duration ahead = Duration.between(issued, start);
    boolean right = !ahead.isNegative() && ahead.compareTo(TOLERATED) <= 0;
    return right ? this : new ServerClock(issued.plus(ROUNDED), startedAt, nanoTime);
  }

  /** The time at the server when the answer came. */
  Instant start() {
    return start;
  }

  /** The time at the server. */
  public Instant now() {
    return start.plusNanos(nanoTime.getAsLong() - startedAt);
  }

  @Override
  public String toString() {
    return "ServerClock[from " + start + "]";
  }
}
