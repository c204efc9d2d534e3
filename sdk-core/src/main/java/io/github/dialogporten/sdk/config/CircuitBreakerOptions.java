package io.github.dialogporten.sdk.config;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a host that keeps failing is left alone. Each host (scheme, name and port) has a circuit of
 * its own: it opens when too many of the last attempts failed, and then nothing is sent there for a
 * while; calls fail at once with {@code CircuitOpenException}. After that some attempts are let
 * through to find out, and by them it closes or opens again.
 *
 * <p>An attempt fails here when there is no answer (no connection, out of time, a broken one) or
 * the answer is 429 or a 5xx. Every other answer counts as a success: it shows that the host is
 * there.
 *
 * <p>Immutable: each {@code with} gives a new value.
 */
public final class CircuitBreakerOptions {

  private static final CircuitBreakerOptions DEFAULTS =
      new CircuitBreakerOptions(50, 20, 10, Duration.ofSeconds(30), 3);

  private final int failureRate;
  private final int window;
  private final int minimumAttempts;
  private final Duration openFor;
  private final int probes;

  private CircuitBreakerOptions(
      int failureRate, int window, int minimumAttempts, Duration openFor, int probes) {
    this.failureRate = failureRate;
    this.window = window;
    this.minimumAttempts = minimumAttempts;
    this.openFor = openFor;
    this.probes = probes;
  }

  /**
   * Half of the last 20 attempts, ten of them at least; open for 30 seconds; three attempts find
   * out.
   *
   * @return a shared value
   */
  public static CircuitBreakerOptions defaults() {
    return DEFAULTS;
  }

  /**
   * At which share of failures the circuit opens.
   *
   * @param percent 1 to 100
   * @return options with this rate
   * @throws IllegalArgumentException when it is not between 1 and 100
   */
  public CircuitBreakerOptions withFailureRate(int percent) {
    return new CircuitBreakerOptions(
        between("failureRate", percent, 100), window, minimumAttempts, openFor, probes);
  }

  /**
   * Of how many attempts the share is taken.
   *
   * @param attempts the last so many attempts count: 1 to 1000
   * @param minimum with fewer than these the circuit never opens: 1 to {@code attempts}
   * @return options with this window
   * @throws IllegalArgumentException when one is out of its range
   */
  public CircuitBreakerOptions withWindow(int attempts, int minimum) {
    between("attempts", attempts, 1000);
    return new CircuitBreakerOptions(
        failureRate, attempts, between("minimum", minimum, attempts), openFor, probes);
  }

  /**
   * How long nothing is sent.
   *
   * @param value 100 milliseconds to an hour
   * @return options with this time
   * @throws IllegalArgumentException when it is out of its range
   */
  public CircuitBreakerOptions withOpenFor(Duration value) {
    Objects.requireNonNull(value, "openFor");
    if (value.compareTo(Duration.ofMillis(100)) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("openFor: 100 milliseconds to an hour");
    }
    return new CircuitBreakerOptions(failureRate, window, minimumAttempts, value, probes);
  }

  /**
   * How many attempts then find out whether the host is back. When the share of failures among them
   * is too high, the circuit opens again, else it closes.
   *
   * @param attempts 1 to 100
   * @return options with so many
   * @throws IllegalArgumentException when it is not between 1 and 100
   */
  public CircuitBreakerOptions withProbes(int attempts) {
    return new CircuitBreakerOptions(
        failureRate, window, minimumAttempts, openFor, between("probes", attempts, 100));
  }

  private static int between(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + ": 1 to " + most);
    }
    return value;
  }

  /**
   * At which share of failures the circuit opens.
   *
   * @return percent
   */
  public int failureRate() {
    return failureRate;
  }

  /**
   * Of how many attempts the share is taken.
   *
   * @return the number of attempts
   */
  public int window() {
    return window;
  }

  /**
   * With fewer attempts the circuit never opens.
   *
   * @return the number of attempts
   */
  public int minimumAttempts() {
    return minimumAttempts;
  }

  /**
   * How long nothing is sent.
   *
   * @return the time
   */
  public Duration openFor() {
    return openFor;
  }

  /**
   * How many attempts find out whether the host is back.
   *
   * @return the number of attempts
   */
  public int probes() {
    return probes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CircuitBreakerOptions that
        && failureRate == that.failureRate
        && window == that.window
        && minimumAttempts == that.minimumAttempts
        && openFor.equals(that.openFor)
        && probes == that.probes;
  }

  @Override
  public int hashCode() {
    return Objects.hash(failureRate, window, minimumAttempts, openFor, probes);
  }

  @Override
  public String toString() {
    return "CircuitBreakerOptions[%s%% of %s, at least %s, open for %s, probes=%s]"
        .formatted(failureRate, window, minimumAttempts, openFor, probes);
  }
}
