package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that Dialogporten publishes, kept. One request at a time, on a thread of its own; who
 * waits for it leaves when its time is out.
 */
final class PublishedKeys implements KeySource {

  /** How long one request may take. */
  static final Duration MOST_TIME = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);

  /** A new key is published so long before it signs: keys that are not older may still be right. */
  private static final long LAST_RESORT = Duration.ofDays(2).toNanos();

  private static final long FIRST_PAUSE = Duration.ofSeconds(10).toNanos();
  private static final long PAUSE = Duration.ofMinutes(1).toNanos();

  /** While there are keys that work, nobody hurries after a failure. */
  private static final long PAUSE_AFTER_FAILURE = Duration.ofMinutes(10).toNanos();

  private static final AtomicInteger THREADS = new AtomicInteger();
  private static final ExecutorService LOADERS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "dialogporten-keys-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  /** Asks for the keys; told whether it may ask twice. */
  private final Function<Boolean, PublishedSet> request;

  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Kept kept;
  private volatile long renewAt;

  // guarded by the lock
  private @Nullable CompletableFuture<Void> running;
  private @Nullable Long lastBegun;
  private volatile @Nullable Exception lastFailure;

  PublishedKeys(Function<Boolean, PublishedSet> request, TimeSource time) {
    this.request = request;
    this.time = time;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // of the renewal in the background
  public @Nullable Ed25519Key find(String keyId, boolean worthAsking) {
    long now = time.nanoTime();
    @Nullable Kept known = kept;
    long age = known == null ? 0 : now - known.readAt();
    boolean usable = known != null && age < LAST_RESORT;
    @Nullable Ed25519Key key = usable && known != null ? known.keys().find(keyId, false) : null;
    if (key != null && now - renewAt < 0) {
      return key;
    }
    boolean young = known != null && age < known.life();
    if (key != null && young) {
      begin(PAUSE); // nobody waits for it
      return key;
    }
    if (young && !worthAsking) {
      return null;
    }
    return after(begin(known == null ? FIRST_PAUSE : PAUSE)).find(keyId, false);
  }

  @Override
  public void load() {
    @Nullable Kept known = kept;
    if (known == null || time.nanoTime() - known.readAt() >= known.life()) {
      after(begin(FIRST_PAUSE));
    }
  }

  /** The request that runs, or a new one; null when the last one began less than a pause ago. */
  private @Nullable CompletableFuture<Void> begin(long pause) {
    lock.lock();
    try {
      if (running != null) {
        return running;
      }
      long now = time.nanoTime();
      if (lastBegun != null && now - lastBegun < pause) {
        return null;
      }
      CompletableFuture<Void> mine = new CompletableFuture<>();
      LOADERS.execute(() -> run(mine, now));
      lastBegun = now;
      running = mine;
      return mine;
    } finally {
      lock.unlock();
    }
  }

  private void run(CompletableFuture<Void> mine, long begun) {
    @Nullable RuntimeException failure = null;
    try {
      PublishedSet set = request.apply(kept == null);
      long life = set.maxAge().toNanos();
      renewAt = begun + life / 2;
      kept = new Kept(set.keys(), begun, life);
    } catch (RuntimeException e) {
      failure = e;
      renewAt = time.nanoTime() + PAUSE_AFTER_FAILURE;
      LOG.warn(
          "The public keys of dialog tokens could not be read ({}); {}",
          e.getClass().getSimpleName(),
          kept == null ? "there are none yet" : "those that were read before are used");
    } finally {
      lock.lock();
      try {
        running = null;
        lastFailure = failure;
      } finally {
        lock.unlock();
      }
      mine.complete(null);
    }
  }

  /** What there is after a request, whether it went well or not, and whether there was one. */
  private KeyRing after(@Nullable CompletableFuture<Void> request) {
    @Nullable RuntimeException gaveUp = request == null ? null : await(request);
    @Nullable Kept known = kept;
    if (known != null && time.nanoTime() - known.readAt() < LAST_RESORT) {
      return known.keys();
    }
    throw gaveUp == null ? failure() : gaveUp;
  }

  private static @Nullable RuntimeException await(CompletableFuture<Void> request) {
    CallInfo call = CallInfo.notSent(HttpDialogTokens.KEYS);
    try {
      request.get(MOST_TIME.toMillis() + 1_000, TimeUnit.MILLISECONDS);
      return null;
    } catch (TimeoutException e) {
      return new TransportException(call, TransportException.Kind.TIMEOUT, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Cancellation.check();
      return new TransportException(call, TransportException.Kind.INTERRUPTED, null);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a request for keys ended with an exception", e);
    }
  }

  private RuntimeException failure() {
    @Nullable Exception last = lastFailure;
    if (last instanceof DialogportenException told) {
      return ErrorsAccess.own(told);
    }
    return last == null
        ? new IllegalStateException("there are no keys")
        : new IllegalStateException(
            "the public keys of dialog tokens could not be read: is the AltinnConnection closed?",
            ErrorsAccess.withoutMessage(last));
  }

  /** Keys with the time when they were asked for and how long they are young, in nanoseconds. */
  private record Kept(KeyRing keys, long readAt, long life) {}
}
