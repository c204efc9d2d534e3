package io.github.dialogporten.sdk.errors;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Nothing was sent: the host failed too often a moment ago, and is left alone for a while. Only
 * where a circuit breaker was switched on ({@code AltinnHttp.Builder.circuitBreaker}).
 */
public final class CircuitOpenException extends DialogportenException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * A call that was not made.
   *
   * @param call which call
   * @param retryAfter when the next attempt is let through, counted from now; null when others are
   *     just finding out whether the host is back
   */
  public CircuitOpenException(CallInfo call, @Nullable Duration retryAfter) {
    this(call, retryAfter, null);
  }

  private CircuitOpenException(
      CallInfo call, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(call, "not sent, since its host failed too often a moment ago (circuit open)", cause);
    this.retryAfter = retryAfter;
  }

  /**
   * When the next attempt is let through.
   *
   * @return the time, counted from when this was thrown; empty when others are just finding out
   *     whether the host is back
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  @Override
  public boolean isTransient() {
    return true;
  }

  @Override
  CircuitOpenException again() {
    return new CircuitOpenException(call(), retryAfter, this);
  }
}
