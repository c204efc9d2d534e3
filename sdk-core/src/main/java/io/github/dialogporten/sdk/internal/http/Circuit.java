package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.CircuitBreakerOptions;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit of one host. resilience4j counts and decides, by the last attempts and not by a
 * stretch of time (that window would run by the system's clock); the time is ours, and monotonic.
 */
final class Circuit {

  private static final Logger LOG = LoggerFactory.getLogger("io.github.dialogporten.sdk.http");

  private final CircuitBreaker breaker;
  private final TimeSource time;
  private final Duration openFor;
  private final AtomicInteger changes = new AtomicInteger();
  private volatile long openUntil;

  Circuit(CircuitBreakerOptions options, TimeSource time) {
    this.time = time;
    this.openFor = options.openFor();
    this.openUntil = time.nanoTime();
    this.breaker =
        CircuitBreaker.of(
            "dialogporten",
            CircuitBreakerConfig.custom()
                .failureRateThreshold(options.failureRate())
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(options.window())
                .minimumNumberOfCalls(options.minimumAttempts())
                // it lets nothing through at the very end of its time: ours is the one that counts
                .waitDurationInOpenState(openFor.minusMillis(1))
                .permittedNumberOfCallsInHalfOpenState(options.probes())
                .clock(new Monotonic(time))
                .currentTimestampFunction(ignored -> time.nanoTime(), TimeUnit.NANOSECONDS)
                .build());
    breaker.getEventPublisher().onStateTransition(this::changed);
  }

  private void changed(CircuitBreakerOnStateTransitionEvent event) {
    if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
      openUntil = time.nanoTime() + openFor.toNanos();
      LOG.warn("A host failed too often: nothing is sent there for {} (circuit open)", openFor);
    }
    changes.incrementAndGet();
  }

  /** How long nothing is let through; null when something may be. */
  @Nullable Duration left() {
    long nanos = openUntil - time.nanoTime();
    return nanos > 0 ? Duration.ofNanos(nanos) : null;
  }

  /** Lets a request through, or gives null. */
  @Nullable Permit enter() {
    return left() == null && breaker.tryAcquirePermission()
        ? new Permit(this, changes.get())
        : null;
  }

  /**
   * What came of a request that was let through.
   *
   * @param at the number of changes at that time: what began before the last one says nothing of
   *     the state that the circuit is in now
   * @param failed null when it says nothing of the host
   */
  void ended(int at, @Nullable Boolean failed) {
    if (changes.get() != at) {
      return;
    }
    if (failed == null) {
      breaker.releasePermission();
    } else if (failed) {
      breaker.onError(0, TimeUnit.NANOSECONDS, new NoAnswer());
    } else {
      breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public String toString() {
    return "Circuit[]";
  }

  /** resilience4j logs what it is given: this has no message and no stack trace. */
  private static final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    NoAnswer() {
      super(null, null, false, false);
    }
  }

  /** The monotonic clock in the shape that resilience4j asks for. */
  private static final class Monotonic extends Clock {

    private final TimeSource time;

    Monotonic(TimeSource time) {
      this.time = time;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusNanos(time.nanoTime());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
