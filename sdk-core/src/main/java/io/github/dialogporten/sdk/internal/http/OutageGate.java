package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.TransportException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps thousands of customers' calls from an issuer that is down: after three calls in a row that
 * ended in an outage (each after its own attempts) all further ones fail at once for a while, with
 * what the last one failed with. Then one is let through; when that fails too, the pause doubles. A
 * call that is merely slow counts for nothing: it may be one customer's.
 */
final class OutageGate {

  private static final int CALLS = 3;
  private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(10);

  /**
   * What is known of an outage.
   *
   * @param calls how many have failed in a row
   * @param failure what the last of them failed with
   * @param pauses how many pauses there were before this one
   * @param until when this pause ends
   * @param probed whether a call is finding out if the outage is over
   */
  private record Outage(
      int calls, DialogportenException failure, int pauses, long until, boolean probed) {

    boolean isClosed() {
      return calls >= CALLS;
    }

    Outage probing(long giveUpAt) {
      return new Outage(calls, failure, pauses, giveUpAt, true);
    }
  }

  private final TimeSource time;
  private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();

  OutageGate(TimeSource time) {
    this.time = time;
  }

  /** Lets a call pass, or fails as the last one did. */
  void pass() {
    @Nullable Outage known = outage.get();
    if (known == null || !known.isClosed()) {
      return;
    }
    long now = time.nanoTime();
    // of those who come when the pause is over, one finds out for all
    if (now - known.until < 0 || !outage.compareAndSet(known, known.probing(now + LONGEST_PAUSE))) {
      throw ErrorsAccess.own(known.failure);
    }
  }

  /** The issuer has answered, whatever it said. */
  void answered() {
    if (outage.get() != null) {
      outage.set(null);
    }
  }

  /** A call has failed, after all its attempts. */
  void failed(DialogportenException failure) {
    if (isOutage(failure)) {
      long now = time.nanoTime();
      outage.updateAndGet(known -> after(known, failure, now));
    }
  }

  private static Outage after(@Nullable Outage known, DialogportenException failure, long now) {
    if (known == null) {
      return new Outage(1, failure, 0, now, false);
    }
    int calls = Math.min(known.calls + 1, CALLS);
    if (known.isClosed() && !known.probed) {
      return known; // it had begun before the pause, and tells nothing new
    }
    int pauses = known.isClosed() ? Math.min(known.pauses + 1, 10) : 0;
    return new Outage(calls, failure, pauses, now + pause(pauses, failure), false);
  }

  private static boolean isOutage(DialogportenException failure) {
    if (failure instanceof ApiException answer) {
      return switch (answer.status()) {
        case 429, 502, 503 -> true;
        default -> false;
      };
    }
    return failure instanceof TransportException broken
        && (broken.kind() == TransportException.Kind.CONNECT
            || broken.kind() == TransportException.Kind.PROXY
            || broken.kind() == TransportException.Kind.TLS);
  }

  private static long pause(int pauses, DialogportenException failure) {
    long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << pauses);
    Duration hint =
        failure instanceof ApiException answer
            ? answer.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    Duration heeded = hint.compareTo(Backoff.LONGEST_HINT) > 0 ? Backoff.LONGEST_HINT : hint;
    return Math.max(pause, heeded.toNanos());
  }
}
