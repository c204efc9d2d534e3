package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.TransportException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps thousands of customers' calls from an issuer that is down: after three calls in a row that
 * ended in an outage (each after its own attempts) further ones fail at once for a while, with what
 * the last one failed with. Then one is let through; when that fails too, the pause doubles. A call
 * that is merely slow counts for nothing: it may be one customer's.
 *
 * <p>Calls of one grant that fail are that grant's affair, and pause that grant alone: an issuer
 * can refuse one client or customer with 429 or 503 and serve all others. The pause is for all when
 * two grants or more have failed and nothing came between. It ends first for grants that have not
 * failed, and one pause later for the others, so that a grant that never fails is not held up by
 * those that do.
 */
final class OutageGate {

  private static final int CALLS = 3;
  private static final int MOST_GRANTS = 64;
  private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(10);

  /**
   * What is known of an outage.
   *
   * @param calls how many have failed in a row
   * @param grants which grants have failed, the first ones of very many
   * @param others whether another has failed than the first of them
   * @param failure what the last of them failed with
   * @param pauses how many pauses there were before this one
   * @param until when this pause ends
   * @param probed whether a call is finding out if the outage is over
   */
  private record Outage(
      int calls,
      Set<Integer> grants,
      boolean others,
      DialogportenException failure,
      int pauses,
      long until,
      boolean probed) {

    boolean isPause() {
      return calls >= CALLS;
    }

    boolean isPauseFor(@Nullable Integer grant) {
      return isPause() && (others || knows(grant));
    }

    /** A call that stands for no grant is about all of them. */
    boolean knows(@Nullable Integer grant) {
      return grant != null && grants.contains(grant);
    }

    /** When a grant may find out whether the outage is over, if it is the first to come. */
    long turnOf(@Nullable Integer grant) {
      return others && !probed && knows(grant) ? until + ownPause(pauses) : until;
    }

    Outage probing(long giveUpAt) {
      return new Outage(calls, grants, others, failure, pauses, giveUpAt, true);
    }

    /** The same, where one more grant has failed. */
    Outage with(@Nullable Integer grant) {
      boolean another = others || !knows(grant);
      if (grant == null || knows(grant) || grants.size() >= MOST_GRANTS) {
        return new Outage(calls, grants, another, failure, pauses, until, probed);
      }
      Set<Integer> more = new HashSet<>(grants);
      more.add(grant);
      return new Outage(calls, Set.copyOf(more), another, failure, pauses, until, probed);
    }

    static Outage first(@Nullable Integer grant, DialogportenException failure, long now) {
      Set<Integer> grants = grant == null ? Set.of() : Set.of(grant);
      return new Outage(1, grants, grant == null, failure, 0, now, false);
    }
  }

  private final TimeSource time;
  private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();

  OutageGate(TimeSource time) {
    this.time = time;
  }

  /**
   * Lets a call pass, or fails as the last one did.
   *
   * @param grant stands for whose token it is about; null when it is about no one's
   */
  void pass(@Nullable Integer grant) {
    @Nullable Outage known = outage.get();
    if (known == null || !known.isPauseFor(grant)) {
      return;
    }
    long now = time.nanoTime();
    // of those who come when the pause is over, one finds out for all
    if (now - known.turnOf(grant) < 0
        || !outage.compareAndSet(known, known.probing(now + LONGEST_PAUSE))) {
      throw ErrorsAccess.paused(known.failure);
    }
  }

  /** The issuer has answered, whatever it said. */
  void answered() {
    if (outage.get() != null) {
      outage.set(null);
    }
  }

  /** A call has failed, after all its attempts. */
  void failed(@Nullable Integer grant, DialogportenException failure) {
    if (isOutage(failure)) {
      long now = time.nanoTime();
      outage.updateAndGet(known -> after(known, grant, failure, now));
    }
  }

  private static Outage after(
      @Nullable Outage known, @Nullable Integer grant, DialogportenException failure, long now) {
    if (known == null) {
      return Outage.first(grant, failure, now);
    }
    Outage with = known.with(grant);
    if (known.isPauseFor(grant) && !known.probed) {
      return with; // it had begun before the pause, and tells nothing new
    }
    int calls = Math.min(known.calls + 1, CALLS);
    int pauses = known.isPauseFor(grant) ? Math.min(known.pauses + 1, 10) : 0;
    return new Outage(
        calls, with.grants, with.others, failure, pauses, now + pause(pauses, failure), false);
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

  private static long ownPause(int pauses) {
    return Math.min(LONGEST_PAUSE, FIRST_PAUSE << pauses);
  }

  private static long pause(int pauses, DialogportenException failure) {
    Duration hint =
        failure instanceof ApiException answer
            ? answer.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    Duration heeded = hint.compareTo(Backoff.LONGEST_HINT) > 0 ? Backoff.LONGEST_HINT : hint;
    return Math.max(ownPause(pauses), heeded.toNanos());
  }
}
