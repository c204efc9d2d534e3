package io.github.dialogporten.sdk.auth;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TokenCache} remembers of one key: the token that is kept, the failure that is, and
 * the load that is under way. An entry that has left the cache is gone for good: it holds nothing,
 * and no load begins on it.
 */
final class TokenEntry {

  /** Stands where the load would: the entry has left the cache. */
  private static final TokenLoad GONE = new TokenLoad(load -> {});

  private static final long LONGEST_MARGIN = TimeUnit.SECONDS.toNanos(30);
  private static final long LAST_MARGIN = TimeUnit.SECONDS.toNanos(2);
  private static final long RENEWAL_PAUSE = TimeUnit.SECONDS.toNanos(5);
  private static final Duration LONGEST_LIFE = Duration.ofDays(1);
  private static final long READ_RESOLUTION = TimeUnit.SECONDS.toNanos(1);

  private static final VarHandle KEPT;
  private static final VarHandle LOADING;

  static {
    try {
      MethodHandles.Lookup here = MethodHandles.lookup();
      KEPT = here.findVarHandle(TokenEntry.class, "kept", Kept.class);
      LOADING = here.findVarHandle(TokenEntry.class, "loading", TokenLoad.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * A token that is kept.
   *
   * @param staleAt until when it is fresh
   * @param deadAt until when it is given
   * @param arrivedDead whether it had expired when it came
   */
  record Kept(AccessToken token, long staleAt, long deadAt, boolean arrivedDead) {}

  private record Failed(Throwable cause, long until) {

    @Override
    public String toString() {
      return "Failed[]"; // a cause may quote what it failed over
    }
  }

  // no initial values: a reader that gets hold of an entry by a race sees null, and looks closer
  private volatile @Nullable Kept kept;
  private volatile @Nullable TokenLoad loading;
  private volatile @Nullable Failed failed;
  private volatile long renewNotBefore;
  private volatile long lastRead;

  TokenEntry(long now) {
    this.renewNotBefore = now;
    this.lastRead = now;
  }

  @Nullable Kept kept() {
    return kept;
  }

  /** Not each reading is written down: that would make readers wait for each other. */
  void readAt(long now) {
    if (now - lastRead > READ_RESOLUTION) {
      lastRead = now;
    }
  }

  long lastRead() {
    return lastRead;
  }

  /** Whether a reader may start a renewal in the background. */
  boolean isRenewable(long now) {
    return loading == null && now - renewNotBefore >= 0;
  }

  /** Why the last load failed, while that is remembered. */
  @Nullable Throwable failure(long now) {
    @Nullable Failed last = failed;
    return last != null && now - last.until < 0 ? last.cause : null;
  }

  /**
   * Begins a load.
   *
   * @return null when it has begun; else the one under way, or one that {@link #isGone}
   */
  @Nullable TokenLoad begin(TokenLoad load) {
    while (true) {
      @Nullable TokenLoad running = loading;
      if (running != null) {
        return running;
      }
      if (LOADING.compareAndSet(this, null, load)) {
        return null;
      }
    }
  }

  /** Whether this stands for the end of the entry, and is no load. */
  static boolean isGone(TokenLoad load) {
    return load == GONE;
  }

  void end(TokenLoad load) {
    LOADING.compareAndSet(this, load, null);
  }

  /**
   * Keeps a new token while it lives; one that does not say how long is not kept, and one that has
   * expired for as long as a failure would be.
   *
   * @return whether it had expired when it came
   */
  boolean keep(AccessToken token, Instant wallClock, Duration failure, long now) {
    @Nullable Kept taken = lifeOf(token, wallClock, failure, now);
    kept = taken;
    failed = null;
    return taken != null && taken.arrivedDead;
  }

  void fail(Throwable cause, Duration remembered, long now) {
    renewNotBefore = now + RENEWAL_PAUSE;
    failed = remembered.isZero() ? null : new Failed(cause, now + remembered.toNanos());
  }

  void drop(AccessToken token) {
    @Nullable Kept known = kept;
    // one that had expired when it came is not asked for again at once, however often it is refused
    if (known != null && known.token.equals(token) && !known.arrivedDead) {
      KEPT.compareAndSet(this, known, null);
    }
  }

  void forget() {
    kept = null;
    failed = null;
  }

  /**
   * Leaves the cache when there is nothing in it that anybody could be given.
   *
   * @return whether it has left
   */
  boolean leaveIfIdle(long now) {
    if (!isEmpty(now) || !LOADING.compareAndSet(this, null, GONE)) {
      return false;
    }
    if (isEmpty(now)) {
      forget();
      return true;
    }
    loading = null; // a load came and went since we looked
    return false;
  }

  private boolean isEmpty(long now) {
    @Nullable Kept known = kept;
    return (known == null || now - known.deadAt >= 0) && failure(now) == null;
  }

  /**
   * Leaves the cache, unless a load is under way.
   *
   * @return whether it has left
   */
  boolean leave() {
    if (!LOADING.compareAndSet(this, null, GONE)) {
      return false;
    }
    forget();
    return true;
  }

  private static @Nullable Kept lifeOf(
      AccessToken token, Instant wallClock, Duration failure, long now) {
    if (token.expiresAt().isEmpty()) {
      return null;
    }
    Duration left = Duration.between(wallClock, token.expiresAt().get());
    if (left.isNegative() || left.isZero()) {
      long end = now + failure.toNanos();
      return new Kept(token, end, end, true);
    }
    // a token may say more than a long holds of nanos
    long life = (left.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : left).toNanos();
    long margin = Math.min(LONGEST_MARGIN, life / 5);
    // a little earlier for some than for others, so that many tokens do not fall due at once
    long early = (long) (margin * ThreadLocalRandom.current().nextDouble(1.0, 1.2));
    long last = Math.min(LAST_MARGIN, life / 20);
    return new Kept(token, now + life - early, now + life - last, false);
  }
}
