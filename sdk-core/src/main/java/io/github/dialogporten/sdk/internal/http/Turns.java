package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.RateLimitOptions;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is at one host: resilience4j gives turns out in the order in which they are asked
 * for; the waiting is ours, by our clock. A turn that nobody uses, because its thread was
 * interrupted, is lost.
 */
final class Turns {

  /** Each call has a limit of its own, its deadline; none is longer. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private final RateLimiter limiter;
  private final RateLimitOptions options;
  private final TimeSource time;
  private final long start;

  /** So that the limit of one call is not taken for another's. */
  private final ReentrantLock lock = new ReentrantLock();

  Turns(RateLimitOptions options, TimeSource time) {
    this.options = options;
    this.time = time;
    this.start = time.nanoTime();
    this.limiter =
        RateLimiter.of(
            "dialogporten",
            RateLimiterConfig.custom()
                .limitForPeriod(options.burst())
                .limitRefreshPeriod(options.interval())
                .build(),
            time::nanoTime);
  }

  /**
   * A turn.
   *
   * @param isTaken whether it was given
   * @param delay how long until it comes
   */
  record Turn(boolean isTaken, Duration delay) {}

  /** Takes the next turn, if it comes before so much time has passed. */
  Turn next(Duration left) {
    lock.lock();
    try {
      Duration longest = left.compareTo(LONGEST) > 0 ? LONGEST : left;
      limiter.changeTimeoutDuration(longest.minusNanos(longest.isZero() ? 0 : 1));
      long wait = limiter.reservePermission();
      return wait < 0
          ? new Turn(false, Duration.ofNanos(untilNext()))
          : new Turn(true, Duration.ofNanos(wait));
    } finally {
      lock.unlock();
    }
  }

  /** When the turn would come that was not given: resilience4j does not tell. */
  private long untilNext() {
    long period = options.interval().toNanos();
    long toNextPeriod = period - (time.nanoTime() - start) % period;
    int missing = 1 - limiter.getMetrics().getAvailablePermissions();
    return toNextPeriod + (missing - 1) / options.burst() * period;
  }

  void sleep(Turn turn) throws InterruptedException {
    time.sleep(turn.delay());
  }
}
