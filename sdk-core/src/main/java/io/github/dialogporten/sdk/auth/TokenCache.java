package io.github.dialogporten.sdk.auth;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.LoginRequiredException;
import io.github.dialogporten.sdk.errors.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens by key, for those who write a {@link TokenProvider}. The key holds everything that changes
 * the token.
 *
 * <ul>
 *   <li>A fresh token is read without a lock; through a {@link Handle}, without a look into a map
 *       either.
 *   <li>One load at a time for each key, on a thread of the cache and under its own time limit.
 *       Each caller waits for it as long as that caller can, and fails with an exception of its
 *       own; who is interrupted or out of time leaves alone.
 *   <li>In the last fifth of its life (the last 30 seconds at most) a token is still given, while a
 *       reader's visit renews it in the background. An expired one is never given. Nothing is
 *       renewed that nobody reads.
 *   <li>At most 32 loads run at once for each issuer, 16 of them renewals at most; the others wait
 *       in order. A load that has not begun when the last of its callers leaves is never begun.
 *   <li>A failed load is remembered for three seconds, so that an issuer that refuses or is down is
 *       not asked again by each caller, and one that has changed its mind a moment later is. That a
 *       person has to log in is not remembered, since nobody is asked then, and what a pause of the
 *       SDK tells of other calls is remembered by that pause. After a failed renewal in the
 *       background the next is tried 5 seconds later at the earliest.
 *   <li>A token that has expired when it comes, by this machine's clock, is given all the same,
 *       since that clock may be wrong; it is kept for three seconds, also where it is refused
 *       meanwhile, and a warning says by how much the clocks seem to differ. No token is kept for
 *       more than a day.
 *   <li>The cache is bounded: what has expired leaves it when a token is loaded, ten seconds apart
 *       at most; when it is full, those go that were not read for longest.
 * </ul>
 *
 * <p>Thread-safe. Its threads are daemons, shared by all caches; nothing to close.
 *
 * @param <K> the key
 */
public final class TokenCache<K> {

  /** How long one load may take before those who wait for it are told that it failed. */
  public static final Duration LOAD_TIMEOUT = Duration.ofSeconds(60);

  private static final Duration FAILURE_REMEMBERED = Duration.ofSeconds(3);
  private static final Logger LOG = LoggerFactory.getLogger(TokenCache.class);
  private static final long WARNING_PAUSE = TimeUnit.HOURS.toNanos(1);
  private static final long SWEEP_PAUSE = TimeUnit.SECONDS.toNanos(10);

  private final ConcurrentHashMap<K, TokenEntry> entries = new ConcurrentHashMap<>();
  private final AtomicLong nextSweep;
  private final AtomicLong nextWarning;
  private final TimeSource time;
  private final int maxEntries;
  private final IssuerLoads loads;

  /**
   * An empty cache whose loads are bounded by themselves.
   *
   * @param time the clock
   * @param maxEntries how many keys are kept, 1 or more
   */
  public TokenCache(TimeSource time, int maxEntries) {
    this(time, maxEntries, new IssuerLoads());
  }

  /**
   * An empty cache of tokens of one issuer. Its loads and those of all other caches that name the
   * same issuer are bounded together.
   *
   * @param time the clock
   * @param maxEntries how many keys are kept, 1 or more
   * @param issuer the issuer's name, such as its address
   */
  public TokenCache(TimeSource time, int maxEntries, String issuer) {
    this(time, maxEntries, IssuerLoads.of(Objects.requireNonNull(issuer, "issuer")));
  }

  private TokenCache(TimeSource time, int maxEntries, IssuerLoads loads) {
    if (maxEntries < 1) {
      throw new IllegalArgumentException("maxEntries: 1 or more");
    }
    this.time = Objects.requireNonNull(time, "time");
    this.maxEntries = maxEntries;
    this.loads = loads;
    this.nextSweep = new AtomicLong(time.nanoTime() + SWEEP_PAUSE);
    this.nextWarning = new AtomicLong(time.nanoTime());
  }

  /**
   * One key's token, for a provider that stands for one identity: it is read faster than through
   * {@link #get}. Light; nothing is loaded yet, and nothing is kept for it before it is read.
   *
   * @param key the key
   * @param loader gets a new token, within {@link #LOAD_TIMEOUT}; runs on a thread of the cache
   * @return a handle, to be kept as long as one likes
   */
  public Handle<K> handle(K key, Supplier<AccessToken> loader) {
    return new Handle<>(this, key, loader);
  }

  /**
   * The token of a key: a kept one that still works, or a new one.
   *
   * @param key the key
   * @param wait how long the caller can wait
   * @param loader gets a new token, within {@link #LOAD_TIMEOUT}; runs on a thread of the cache
   * @return a token that works
   * @throws DialogportenException what the loader threw, as an exception of the caller's own
   * @throws TransportException when the caller's time ran out, or it was interrupted
   */
  public AccessToken get(K key, Duration wait, Supplier<AccessToken> loader) {
    @Nullable AccessToken kept = kept(entry(key), loader);
    return kept != null ? kept : loaded(key, wait, loader, left -> loader);
  }

  /**
   * The token of a key, where a load needs something that is got on the caller's thread, in the
   * caller's time, and before the load has its turn. One caller gets it for all that wait; when
   * that one leaves without, another does.
   *
   * @param preparation gets what is needed, in the time that is left; gives the loader
   */
  AccessToken getPrepared(
      K key, Duration wait, Function<Duration, Supplier<AccessToken>> preparation) {
    return loaded(key, wait, () -> preparation.apply(LOAD_TIMEOUT).get(), preparation);
  }

  private AccessToken loaded(
      K key,
      Duration wait,
      Supplier<AccessToken> renewal,
      Function<Duration, Supplier<AccessToken>> preparation) {
    long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(wait);
    while (true) {
      TokenEntry entry = entry(key);
      @Nullable AccessToken token = kept(entry, renewal);
      if (token == null) {
        token = loaded(key, entry, end, preparation);
      }
      if (token != null) {
        return token;
      }
    }
  }

  /** What comes of the load of an entry, begun here or not; null when it ended before it began. */
  private @Nullable AccessToken loaded(
      K key, TokenEntry entry, long end, Function<Duration, Supplier<AccessToken>> preparation) {
    TokenLoad mine = newLoad(entry);
    @Nullable TokenLoad running = entry.begin(mine);
    TokenLoad load = running == null ? mine : running;
    if (TokenEntry.isGone(load)) {
      entries.remove(key, entry);
      return null;
    }
    if (!loads.join(load)) {
      return null;
    }
    try {
      if (running == null && !isSettled(entry, mine)) {
        @Nullable Supplier<AccessToken> loader = prepared(entry, mine, end, preparation);
        if (loader != null) {
          loads.add(mine, () -> run(entry, loader, mine));
        }
      }
      loads.helpWithin(load);
      return await(load, end - System.nanoTime());
    } finally {
      loads.leave(load);
    }
  }

  /** Done by the first caller of a load, for all; null when that has ended the load. */
  private @Nullable Supplier<AccessToken> prepared(
      TokenEntry entry,
      TokenLoad mine,
      long end,
      Function<Duration, Supplier<AccessToken>> preparation) {
    try {
      return preparation.apply(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    } catch (Throwable failure) {
      if (Thread.currentThread().isInterrupted() || end - System.nanoTime() <= 0) {
        mine.token.completeExceptionally(new TokenLoad.LeftException());
        throw failure; // this caller's only: it says nothing to the others
      }
      entry.fail(failure, remembered(failure), time.nanoTime());
      mine.token.completeExceptionally(failure);
      return null;
    }
  }

  /** The token that still works; null when there is none, and no failure that is remembered. */
  private @Nullable AccessToken kept(TokenEntry entry, Supplier<AccessToken> loader) {
    long now = time.nanoTime();
    entry.readAt(now);
    TokenEntry.@Nullable Kept kept = entry.kept();
    if (kept != null && now - kept.deadAt() < 0) {
      if (now - kept.staleAt() >= 0 && entry.isRenewable(now)) {
        renew(entry, loader);
      }
      return kept.token();
    }
    @Nullable Throwable failure = entry.failure(now);
    if (failure != null) {
      throw told(failure);
    }
    return null;
  }

  /**
   * Drops a token that was not accepted. A newer one stays.
   *
   * @param key the key
   * @param token the token that was not accepted
   */
  public void reject(K key, AccessToken token) {
    @Nullable TokenEntry entry = entries.get(key);
    if (entry != null) {
      entry.drop(token);
    }
  }

  /**
   * Forgets what is kept for a key, a failure too: the next reader loads anew.
   *
   * @param key the key
   */
  public void forget(K key) {
    @Nullable TokenEntry entry = entries.get(key);
    if (entry != null) {
      entry.forget();
    }
  }

  /**
   * How many keys are kept.
   *
   * @return the number of keys, those whose token has expired a moment ago among them
   */
  public int size() {
    return entries.size();
  }

  private TokenEntry entry(K key) {
    @Nullable TokenEntry entry = entries.get(key);
    if (entry != null) {
      return entry;
    }
    makeRoom();
    return entries.computeIfAbsent(key, ignored -> new TokenEntry(time.nanoTime()));
  }

  /** In the background, where nobody waits for it. */
  private void renew(TokenEntry entry, Supplier<AccessToken> loader) {
    TokenLoad mine = newLoad(entry);
    if (entry.begin(mine) == null && !isSettled(entry, mine)) {
      loads.addRenewal(mine, () -> run(entry, loader, mine));
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the same future, whose callers wait for it
  private TokenLoad newLoad(TokenEntry entry) {
    TokenLoad load = new TokenLoad(entry::end);
    load.token.whenComplete(
        (token, why) -> {
          if (why instanceof TimeoutException) {
            entry.fail(why, FAILURE_REMEMBERED, time.nanoTime());
          }
          entry.end(load);
        });
    return load;
  }

  /** Whether another load ended between our look and the beginning of this one, and answers it. */
  private boolean isSettled(TokenEntry entry, TokenLoad mine) {
    long now = time.nanoTime();
    TokenEntry.@Nullable Kept kept = entry.kept();
    if (kept != null && now - kept.staleAt() < 0) {
      mine.token.complete(kept.token());
      return true;
    }
    @Nullable Throwable failure = entry.failure(now);
    return failure != null && mine.token.completeExceptionally(failure);
  }

  private void run(TokenEntry entry, Supplier<AccessToken> loader, TokenLoad load) {
    try {
      AccessToken token = Objects.requireNonNull(loader.get(), "the loader gave no token");
      if (entry.keep(token, time.now(), FAILURE_REMEMBERED, time.nanoTime())) {
        warnOfClock(token);
      }
      entry.end(load);
      load.token.complete(token);
    } catch (Throwable failure) {
      if (!load.token.isDone()) { // else it comes too late to say anything of the loads after it
        if (failure instanceof LoginRequiredException) {
          entry.forget(); // what still works is given instead of this failure; so nothing does
        }
        entry.fail(failure, remembered(failure), time.nanoTime());
      }
      entry.end(load);
      load.token.completeExceptionally(failure);
    } finally {
      sweep();
    }
  }

  /** Once an hour at most, whoever's token it is. */
  private void warnOfClock(AccessToken token) {
    long now = time.nanoTime();
    long due = nextWarning.get();
    if (now - due < 0 || !nextWarning.compareAndSet(due, now + WARNING_PAUSE)) {
      return;
    }
    Instant here = time.now();
    @Nullable Instant issued = IssueTime.of(token);
    LOG.warn(
        "A new token expired {} seconds ago by this machine's clock{}. It is used for {} seconds and"
            + " then asked for anew: check this machine's clock",
        Duration.between(token.expiresAt().orElse(here), here).toSeconds(),
        issued == null
            ? ""
            : ", and says that it was issued "
                + Duration.between(issued, here).toSeconds()
                + " seconds ago: by so much the clock is ahead of the issuer's",
        FAILURE_REMEMBERED.toSeconds());
  }

  private static Duration remembered(Throwable failure) {
    return failure instanceof LoginRequiredException
            || failure instanceof Error
            || ErrorsAccess.isOfPause(failure) // remembered there, and for that long
        ? Duration.ZERO
        : FAILURE_REMEMBERED;
  }

  /** Waits for a load; null when it ended because its first caller left before it began. */
  private static @Nullable AccessToken await(TokenLoad load, long nanos) {
    try {
      return load.token.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw told(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          CallInfo.notSent("token"), TransportException.Kind.INTERRUPTED, null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TokenLoad.LeftException) {
        return null;
      }
      throw told(e.getCause());
    }
  }

  private static RuntimeException told(@Nullable Throwable cause) {
    if (cause instanceof DialogportenException known) {
      return ErrorsAccess.own(known);
    }
    if (cause instanceof TimeoutException) {
      return new TransportException(
          CallInfo.notSent("token"), TransportException.Kind.TIMEOUT, null);
    }
    return ErrorsAccess.source(cause == null ? new IllegalStateException() : cause);
  }

  /** Lets go of what has expired: after a load, so that no thread or timer is needed for it. */
  private void sweep() {
    long now = time.nanoTime();
    long due = nextSweep.get();
    if (now - due >= 0 && nextSweep.compareAndSet(due, now + SWEEP_PAUSE)) {
      removeIdle(now);
    }
  }

  private void removeIdle(long now) {
    for (Map.Entry<K, TokenEntry> each : entries.entrySet()) {
      if (each.getValue().leaveIfIdle(now)) {
        entries.remove(each.getKey(), each.getValue());
      }
    }
  }

  private void remove(K key, TokenEntry entry) {
    if (entry.leave()) {
      entries.remove(key, entry);
    }
  }

  private void makeRoom() {
    if (entries.size() < maxEntries) {
      return;
    }
    long now = time.nanoTime();
    removeIdle(now);
    int tooMany = entries.size() - maxEntries + 1;
    if (tooMany > 0) {
      // a tenth at once, so that not every new key looks through all of them
      int batch = Math.max(tooMany, maxEntries / 10);
      // each time is read once: those who read tokens meanwhile change it, and a sort must not see
      // it
      List<Age<K>> oldest = new ArrayList<>();
      entries.forEach((key, entry) -> oldest.add(new Age<>(key, entry, entry.lastRead() - now)));
      oldest.sort(Comparator.comparingLong(Age::sinceRead));
      oldest.stream().limit(batch).forEach(each -> remove(each.key, each.entry));
    }
  }

  private record Age<K>(K key, TokenEntry entry, long sinceRead) {

    @Override
    public String toString() {
      return "Age[]"; // a key may say who it is
    }
  }

  @Override
  public String toString() {
    return "TokenCache[]";
  }

  /**
   * One key of a {@link TokenCache}. Thread-safe; nothing to close.
   *
   * @param <K> the key
   */
  public static final class Handle<K> {

    private final TokenCache<K> cache;
    private final K key;
    private final Supplier<AccessToken> loader;
    // not volatile: whatever entry of this key a race shows, what it holds is looked at
    private @Nullable TokenEntry seen;

    private Handle(TokenCache<K> cache, K key, Supplier<AccessToken> loader) {
      this.cache = cache;
      this.key = Objects.requireNonNull(key, "key");
      this.loader = Objects.requireNonNull(loader, "loader");
    }

    /**
     * The token: a kept one that still works, or a new one.
     *
     * @param wait how long the caller can wait
     * @return a token that works
     * @throws DialogportenException what the loader threw, as an exception of the caller's own
     * @throws TransportException when the caller's time ran out, or it was interrupted
     */
    public AccessToken get(Duration wait) {
      @Nullable TokenEntry entry = seen;
      TokenEntry.@Nullable Kept kept = entry == null ? null : entry.kept();
      if (entry != null && kept != null) {
        long now = cache.time.nanoTime();
        if (now - kept.staleAt() < 0) {
          entry.readAt(now);
          return kept.token();
        }
      }
      AccessToken token = cache.get(key, wait, loader);
      seen = cache.entries.get(key);
      return token;
    }

    /**
     * Drops a token that was not accepted. A newer one stays.
     *
     * @param token the token that was not accepted
     */
    public void reject(AccessToken token) {
      cache.reject(key, token);
    }

    /** Forgets what is kept, a failure too: the next reader loads anew. */
    public void forget() {
      cache.forget(key);
    }

    @Override
    public String toString() {
      return "TokenCache.Handle[]";
    }
  }
}
