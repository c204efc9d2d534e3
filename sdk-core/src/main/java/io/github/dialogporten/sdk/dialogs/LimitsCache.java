package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The limits as they were last read, for all identities of one client: they are the same for
 * everybody. Whoever needs them while they are being read waits for that answer, as long as his own
 * call may take. Thread-safe.
 */
final class LimitsCache {

  /** So long what was read is good. */
  static final Duration KEPT = Duration.ofHours(1);

  /** So long nobody asks again after an answer that did not come. */
  static final Duration LEFT_ALONE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger("io.github.dialogporten.sdk.search");

  /** What is known, since when, and whether the server said it. */
  private record Known(Limits limits, long at, boolean fromServer) {}

  private final TimeSource time;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Known known;

  LimitsCache(TimeSource time) {
    this.time = time;
  }

  /** What is known, or else the defaults; nothing is read. */
  Limits last() {
    @Nullable Known now = known;
    return now == null ? Limits.defaults() : now.limits;
  }

  void keep(Limits limits) {
    known = new Known(limits, time.nanoTime(), true);
  }

  /** What is known, if it is not too old; else what is read. Never fails for want of an answer. */
  Limits current(Duration most, Function<Duration, Limits> read) {
    @Nullable Known before = known;
    return before != null && isGood(before) ? before.limits : read(before, most, read);
  }

  /** What is read now: what is known has proved to be wrong. */
  Limits anew(Duration most, Function<Duration, Limits> read) {
    return read(known, most, read);
  }

  /**
   * Reads, or waits for whoever is reading.
   *
   * @param most how long both may take together
   * @param read reads within the time that it is given
   */
  @SuppressWarnings("ReferenceEquality") // whether it is the very one that was there before
  private Limits read(@Nullable Known before, Duration most, Function<Duration, Limits> read) {
    long start = time.nanoTime();
    if (!isTurnWithin(most)) {
      return last(); // whoever is reading tells when it fails
    }
    try {
      @Nullable Known meanwhile = known;
      if (meanwhile != null && meanwhile != before) {
        return meanwhile.limits; // somebody else asked while this one waited
      }
      Duration left = most.minusNanos(time.nanoTime() - start);
      if (left.isNegative() || left.isZero()) {
        return last();
      }
      Limits limits = read.apply(left);
      keep(limits);
      return limits;
    } catch (DialogportenException e) {
      if (e instanceof TransportException broken
          && broken.kind() == TransportException.Kind.INTERRUPTED) {
        throw e;
      }
      return without(before, e);
    } finally {
      reading.unlock();
    }
  }

  /** The last good ones are better than none; one line tells, and not each time. */
  private Limits without(@Nullable Known before, DialogportenException failure) {
    Limits limits = before == null ? Limits.defaults() : before.limits;
    if (before == null || before.fromServer) {
      LOG.warn(
          "The limits of searches cannot be read ({}); going by {}",
          failure.getClass().getSimpleName(),
          limits.endUserSearch());
    }
    known = new Known(limits, time.nanoTime(), false);
    return limits;
  }

  private boolean isGood(Known now) {
    return time.nanoTime() - now.at < (now.fromServer ? KEPT : LEFT_ALONE).toNanos();
  }

  private boolean isTurnWithin(Duration most) {
    try {
      return reading.tryLock(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Cancellation.check();
      throw new TransportException(
          CallInfo.notSent(HttpLimits.READ.name()), TransportException.Kind.INTERRUPTED, null);
    }
  }
}
