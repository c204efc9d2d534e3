package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.CircuitBreakerOptions;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
                .clock(monotonic(time))
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
    return left() == null && breaker.tryAcquirePermission() ? new Permit(this) : null;
  }

  /**
   * One request that was let through, and what it shows of the host. Closed when it is over; one
   * that shows nothing gives its place back, and one that began before the circuit last changed
   * says nothing of the state that it is in now.
   */
  static final class Permit implements AutoCloseable {

    private final @Nullable Circuit circuit;
    private final int changes;
    private @Nullable Boolean failed;

    /**
     * A permit of a circuit.
     *
     * @param circuit null where there is none
     */
    Permit(@Nullable Circuit circuit) {
      this.circuit = circuit;
      this.changes = circuit == null ? 0 : circuit.changes.get();
    }

    /** An answer came. */
    void answered(int status) {
      failed = status == 429 || status >= 500;
    }

    /**
     * None came, or it broke. A caller who gives up says nothing of the host, nor does a connection
     * that had its day.
     */
    void broke(AttemptFailure failure) {
      boolean saysNothing =
          failure.repeat() != AttemptFailure.Repeat.NO
              || (failure.exception() instanceof TransportException broken
                  && broken.kind() == TransportException.Kind.INTERRUPTED);
      failed = saysNothing ? null : Boolean.TRUE;
    }

    @Override
    public void close() {
      if (circuit == null || circuit.changes.get() != changes) {
        return;
      }
      if (failed == null) {
        circuit.breaker.releasePermission();
      } else if (failed) {
        circuit.breaker.onError(0, TimeUnit.NANOSECONDS, new NoAnswer());
      } else {
        circuit.breaker.onSuccess(0, TimeUnit.NANOSECONDS);
      }
    }
  }

  /** resilience4j logs what it is given: this has no message and no stack trace. */
  private static final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    NoAnswer() {
      super(null, null, false, false);
    }
  }

  /** The monotonic clock in the shape that resilience4j asks for. */
  private static Clock monotonic(TimeSource time) {
    InstantSource source = () -> Instant.EPOCH.plusNanos(time.nanoTime());
    return source.withZone(ZoneOffset.UTC);
  }
}
