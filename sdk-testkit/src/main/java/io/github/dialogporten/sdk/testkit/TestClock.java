package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.config.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A clock that a test moves. Give the same one to {@link LocalAltinn} and to the client under test,
 * so that both agree about the time.
 *
 * <p>Sleeping on it does not wait: it moves the clock. Thread-safe.
 */
public final class TestClock implements TimeSource {

  private final @Nullable Instant fixed;
  private final AtomicLong moved = new AtomicLong();

  private TestClock(@Nullable Instant fixed) {
    this.fixed = fixed;
  }

  /**
   * A clock that runs with the system's, ahead of it by what it was moved.
   *
   * @return a new clock
   */
  public static TestClock running() {
    return new TestClock(null);
  }

  /**
   * A clock that stands still until it is moved.
   *
   * @param now what it shows at first
   * @return a new clock
   */
  public static TestClock standingAt(Instant now) {
    return new TestClock(Objects.requireNonNull(now, "now"));
  }

  /**
   * A clock that shows the system's time of this moment and stands still until it is moved.
   *
   * @return a new clock
   */
  public static TestClock standing() {
    return new TestClock(Instant.now());
  }

  /**
   * Moves the clock forwards.
   *
   * @param duration by how much
   * @return this
   * @throws IllegalArgumentException when it is negative
   */
  public TestClock advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration: a clock only moves forwards");
    }
    moved.addAndGet(duration.toNanos());
    return this;
  }

  @Override
  public Instant now() {
    Instant base = fixed == null ? Instant.now() : fixed;
    return base.plusNanos(moved.get());
  }

  @Override
  public long nanoTime() {
    return (fixed == null ? System.nanoTime() : 0) + moved.get();
  }

  /**
   * Moves the clock by the duration and returns at once.
   *
   * @param duration how long; zero or less moves nothing
   * @throws InterruptedException when the thread is interrupted
   */
  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!duration.isNegative()) {
      advance(duration);
    }
  }

  @Override
  public String toString() {
    return "TestClock[" + now() + "]";
  }
}
