package io.github.dialogporten.sdk.config;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many requests the program sends to one host (scheme, name and port) at most. Each request
 * takes a turn, in the order in which they come, and waits for it; retries, redirects and requests
 * for tokens take turns as well. A call whose turn would come after its time is over fails at once
 * with {@code OwnRateLimitException}.
 *
 * <p>Turns come evenly: at 20 in a second one every 50 milliseconds, so that no stretch of time
 * sees more than its share and one. {@link #withBurst} lets several leave together.
 *
 * <p>Immutable.
 */
public final class RateLimitOptions {

  private final int requests;
  private final Duration period;
  private final int burst;

  private RateLimitOptions(int requests, Duration period, int burst) {
    this.requests = requests;
    this.period = period;
    this.burst = burst;
  }

  /**
   * So many requests in a second.
   *
   * @param requests 1 to 10,000
   * @return options with this limit, without bursts
   * @throws IllegalArgumentException when it is out of its range
   */
  public static RateLimitOptions perSecond(int requests) {
    return new RateLimitOptions(between("requests", requests, 10_000), Duration.ofSeconds(1), 1);
  }

  /**
   * So many requests in a minute.
   *
   * @param requests 1 to 600,000
   * @return options with this limit, without bursts
   * @throws IllegalArgumentException when it is out of its range
   */
  public static RateLimitOptions perMinute(int requests) {
    return new RateLimitOptions(between("requests", requests, 600_000), Duration.ofMinutes(1), 1);
  }

  /**
   * The same rate, with so many turns coming together and then none for as long as they would have
   * taken: 20 in a second with bursts of 10 are ten turns every half second. Where two such
   * stretches meet, twice as many can leave within moments.
   *
   * @param size 1 to 1000
   * @return options with this burst
   * @throws IllegalArgumentException when it is out of its range
   */
  public RateLimitOptions withBurst(int size) {
    return new RateLimitOptions(requests, period, between("size", size, 1000));
  }

  private static int between(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + ": 1 to " + most);
    }
    return value;
  }

  /**
   * How many turns come together.
   *
   * @return 1 unless set
   */
  public int burst() {
    return burst;
  }

  /**
   * How often that many turns come.
   *
   * @return the time between two such moments, rounded up to nanoseconds
   */
  public Duration interval() {
    long nanos = period.toNanos() * burst;
    return Duration.ofNanos((nanos + requests - 1) / requests);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RateLimitOptions that
        && requests == that.requests
        && period.equals(that.period)
        && burst == that.burst;
  }

  @Override
  public int hashCode() {
    return Objects.hash(requests, period, burst);
  }

  @Override
  public String toString() {
    return "RateLimitOptions[" + requests + " in " + period + ", burst=" + burst + "]";
  }
}
