package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.RateLimitOptions;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
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

  private final AtomicRateLimiter limiter;
  private final TimeSource time;

  /**
   * So that nothing comes between looking and taking: a turn that was taken cannot be given back.
   */
  private final ReentrantLock lock = new ReentrantLock();

  Turns(RateLimitOptions options, TimeSource time) {
    this.limiter =
        new AtomicRateLimiter(
            "dialogporten",
            RateLimiterConfig.custom()
                .limitForPeriod(options.burst())
                .limitRefreshPeriod(options.interval())
                .timeoutDuration(LONGEST)
                .build(),
            time::nanoTime);
    this.time = time;
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
      long wait = limiter.getDetailedMetrics().getNanosToWait();
      if (wait > 0 && wait >= left.toNanos()) {
        return new Turn(false, Duration.ofNanos(wait));
      }
      return new Turn(true, Duration.ofNanos(limiter.reservePermission()));
    } finally {
      lock.unlock();
    }
  }

  void sleep(Turn turn) throws InterruptedException {
    time.sleep(turn.delay());
  }

  @Override
  public String toString() {
    return "Turns[]";
  }
}
