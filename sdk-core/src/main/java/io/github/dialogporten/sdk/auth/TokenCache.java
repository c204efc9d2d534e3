package io.github.dialogporten.sdk.auth;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.Failures;
import io.github.dialogporten.sdk.errors.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by key, for those who write a {@link TokenProvider}. The key holds everything that changes
 * the token.
 *
 * <ul>
 *   <li>A fresh token is read without a lock.
 *   <li>One load at a time for each key, on a thread of the cache and under its own time limit.
 *       Each caller waits for it as long as that caller can, and fails with an exception of its
 *       own; who is interrupted or out of time leaves alone.
 *   <li>In the last fifth of its life (the last 30 seconds at most) a token is still given, while a
 *       reader's visit renews it in the background, 16 at a time for each cache. An expired one is
 *       never given.
 *   <li>A failed load is not kept. After a failed renewal in the background the next is tried 5
 *       seconds later at the earliest.
 *   <li>The cache is bounded: expired tokens go first, then those that were not read for longest.
 * </ul>
 *
 * <p>Thread-safe. Its threads are daemons, shared by all caches; nothing to close.
 *
 * @param <K> the key
 */
public final class TokenCache<K> {

  /** How long one load may take before those who wait for it are told that it failed. */
  public static final Duration LOAD_TIMEOUT = Duration.ofSeconds(60);

  private static final int MOST_RENEWALS = 16;
  private static final long RENEWAL_PAUSE = TimeUnit.SECONDS.toNanos(5);
  private static final long LONGEST_MARGIN = TimeUnit.SECONDS.toNanos(30);
  private static final long LAST_MARGIN = TimeUnit.SECONDS.toNanos(2);
  private static final long READ_RESOLUTION = TimeUnit.SECONDS.toNanos(1);
  private static final AtomicInteger THREADS = new AtomicInteger();
  private static final ExecutorService LOADERS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "dialogporten-token-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  private final ConcurrentHashMap<K, Entry> entries = new ConcurrentHashMap<>();
  private final Semaphore renewals = new Semaphore(MOST_RENEWALS);
  private final TimeSource time;
  private final int maxEntries;

  /**
   * An empty cache.
   *
   * @param time the clock
   * @param maxEntries how many keys are kept, 1 or more
   */
  public TokenCache(TimeSource time, int maxEntries) {
    if (maxEntries < 1) {
      throw new IllegalArgumentException("maxEntries: 1 or more");
    }
    this.time = Objects.requireNonNull(time, "time");
    this.maxEntries = maxEntries;
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
    @Nullable Entry entry = entries.get(key);
    if (entry == null) {
      makeRoom();
      entry = entries.computeIfAbsent(key, ignored -> new Entry(time.nanoTime()));
    }
    long now = time.nanoTime();
    @Nullable Slot slot = entry.slot.get();
    if (slot != null) {
      if (now - slot.staleAt < 0) {
        entry.readAt(now);
        return slot.token;
      }
      if (now - slot.deadAt < 0) {
        entry.readAt(now);
        if (now - entry.renewNotBefore >= 0) {
          renew(entry, loader);
        }
        return slot.token;
      }
    }
    entry.readAt(now);
    return await(load(entry, loader), wait);
  }

  /**
   * Drops a token that was not accepted. A newer one stays.
   *
   * @param key the key
   * @param token the token that was not accepted
   */
  public void reject(K key, AccessToken token) {
    @Nullable Entry entry = entries.get(key);
    @Nullable Slot slot = entry == null ? null : entry.slot.get();
    if (entry != null && slot != null && slot.token.equals(token)) {
      entry.slot.compareAndSet(slot, null);
    }
  }

  /**
   * How many keys are kept.
   *
   * @return the number of keys, those whose token has expired among them
   */
  public int size() {
    return entries.size();
  }

  /** In the background, where nobody waits for it: not more at once than an issuer takes well. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void renew(Entry entry, Supplier<AccessToken> loader) {
    if (entry.loading.get() == null && renewals.tryAcquire()) {
      try {
        load(entry, loader).whenComplete((token, failure) -> renewals.release());
      } catch (Throwable noThread) {
        renewals.release();
        throw noThread;
      }
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the same future, whose callers wait for it
  private CompletableFuture<AccessToken> load(Entry entry, Supplier<AccessToken> loader) {
    CompletableFuture<AccessToken> mine = new CompletableFuture<>();
    while (true) {
      @Nullable CompletableFuture<AccessToken> running = entry.loading.get();
      if (running != null) {
        return running;
      }
      if (entry.loading.compareAndSet(null, mine)) {
        break;
      }
    }
    @Nullable Slot slot = entry.slot.get();
    if (slot != null && time.nanoTime() - slot.staleAt < 0) {
      // somebody else's load ended between our look and now
      entry.loading.set(null);
      mine.complete(slot.token);
      return mine;
    }
    Future<?> work;
    try {
      work = LOADERS.submit(() -> run(entry, loader, mine));
    } catch (Throwable noThread) {
      // or nobody would ever load this key again
      entry.loading.compareAndSet(mine, null);
      mine.completeExceptionally(noThread);
      throw noThread;
    }
    mine.orTimeout(LOAD_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (token, failure) -> {
              entry.loading.compareAndSet(mine, null);
              if (failure instanceof TimeoutException) {
                work.cancel(true);
              }
            });
    return mine;
  }

  private void run(Entry entry, Supplier<AccessToken> loader, CompletableFuture<AccessToken> end) {
    try {
      AccessToken token = Objects.requireNonNull(loader.get(), "the loader gave no token");
      entry.slot.set(slot(token));
      entry.loading.compareAndSet(end, null);
      end.complete(token);
    } catch (Throwable failure) {
      entry.renewNotBefore = time.nanoTime() + RENEWAL_PAUSE;
      entry.loading.compareAndSet(end, null);
      end.completeExceptionally(failure);
      if (failure instanceof Error error) {
        throw error;
      }
    }
  }

  private @Nullable Slot slot(AccessToken token) {
    if (token.expiresAt().isEmpty()) {
      return null;
    }
    Duration left = Duration.between(time.now(), token.expiresAt().get());
    long life = left.compareTo(Duration.ofDays(3650)) > 0 ? Long.MAX_VALUE / 4 : left.toNanos();
    if (life <= 0) {
      return null;
    }
    long margin = Math.min(LONGEST_MARGIN, life / 5);
    // a little earlier for some than for others, so that many tokens do not fall due at once
    long early = (long) (margin * ThreadLocalRandom.current().nextDouble(1.0, 1.2));
    long now = time.nanoTime();
    return new Slot(token, now + life - early, now + life - Math.min(LAST_MARGIN, life / 20));
  }

  private static AccessToken await(CompletableFuture<AccessToken> load, Duration wait) {
    try {
      return load.get(TimeUnit.NANOSECONDS.convert(wait), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new TransportException(
          CallInfo.notSent("token"), TransportException.Kind.TIMEOUT, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          CallInfo.notSent("token"), TransportException.Kind.INTERRUPTED, null);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    if (cause instanceof DialogportenException known) {
      return Failures.own(known);
    }
    if (cause instanceof TimeoutException) {
      return new TransportException(
          CallInfo.notSent("token"), TransportException.Kind.TIMEOUT, null);
    }
    return Failures.source(cause == null ? new IllegalStateException() : cause);
  }

  private void makeRoom() {
    if (entries.size() < maxEntries) {
      return;
    }
    long now = time.nanoTime();
    entries.values().removeIf(entry -> entry.isIdle(now));
    int tooMany = entries.size() - maxEntries + 1;
    if (tooMany > 0) {
      // a tenth at once, so that not every new key looks through all of them
      int batch = Math.max(tooMany, maxEntries / 10);
      // each time is read once: those who read tokens meanwhile change it, and a sort must not see
      // it
      List<Age<K>> oldest = new ArrayList<>();
      entries.forEach((key, entry) -> oldest.add(new Age<>(key, entry.lastRead - now)));
      oldest.sort(Comparator.comparingLong(Age::sinceRead));
      oldest.stream().limit(batch).forEach(each -> entries.remove(each.key));
    }
  }

  private record Age<K>(K key, long sinceRead) {}

  private record Slot(AccessToken token, long staleAt, long deadAt) {}

  private static final class Entry {

    final AtomicReference<@Nullable Slot> slot = new AtomicReference<>();
    final AtomicReference<@Nullable CompletableFuture<AccessToken>> loading =
        new AtomicReference<>();
    volatile long renewNotBefore;
    volatile long lastRead;

    Entry(long now) {
      this.renewNotBefore = now;
      this.lastRead = now;
    }

    void readAt(long now) {
      if (now - lastRead > READ_RESOLUTION) {
        lastRead = now;
      }
    }

    boolean isIdle(long now) {
      @Nullable Slot kept = slot.get();
      return loading.get() == null && (kept == null || now - kept.deadAt >= 0);
    }
  }
}
