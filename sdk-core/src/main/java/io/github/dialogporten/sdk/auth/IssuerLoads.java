package io.github.dialogporten.sdk.auth;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The loads of one issuer's tokens: so many at once, on threads of their own, the rest in the order
 * in which they came. An issuer that does not answer holds no more threads than that, and no other
 * issuer's.
 *
 * <p>A load that has begun goes on when its callers leave: the next caller finds its token. One
 * that has not begun leaves the queue with its last caller. A load that takes too long fails and
 * counts no longer, whether or not its thread hears the interrupt.
 */
final class IssuerLoads {

  /** How many run at once. */
  static final int AT_ONCE = 32;

  /** A renewal that no caller waits for begins below this only: callers come first. */
  private static final int RENEWALS = 16;

  private static final Map<String, WeakReference<IssuerLoads>> NAMED = new HashMap<>();
  private static final ThreadLocal<@Nullable IssuerLoads> OF_THIS_THREAD = new ThreadLocal<>();
  private static final AtomicInteger THREADS = new AtomicInteger();
  private static final ExecutorService POOL =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "dialogporten-token-" + THREADS.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<TokenLoad> queue = new LinkedHashSet<>();
  private int running;

  /** The loads of an issuer by its name, the same for all caches that name it. */
  static IssuerLoads of(String issuer) {
    synchronized (NAMED) {
      NAMED.values().removeIf(known -> known.get() == null);
      @Nullable WeakReference<IssuerLoads> known = NAMED.get(issuer);
      @Nullable IssuerLoads loads = known == null ? null : known.get();
      if (loads == null) {
        loads = new IssuerLoads();
        NAMED.put(issuer, new WeakReference<>(loads));
      }
      return loads;
    }
  }

  /** One more caller waits for a load; false when it was abandoned. */
  boolean join(TokenLoad load) {
    lock.lock();
    try {
      return load.join();
    } finally {
      lock.unlock();
    }
  }

  /** A caller waits no longer. */
  void leave(TokenLoad load) {
    lock.lock();
    try {
      if (load.leave() && queue.remove(load)) {
        load.abandon();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Begins a load in its turn. */
  void add(TokenLoad load, Runnable work) {
    lock.lock();
    try {
      load.doing(work);
      queue.add(load);
      beginNext();
    } finally {
      lock.unlock();
    }
  }

  /** Begins a load that no caller waits for, unless the issuer has enough to do. */
  void addRenewal(TokenLoad load, Runnable work) {
    lock.lock();
    try {
      load.doing(work);
      if (running < RENEWALS || load.isWanted()) {
        queue.add(load);
        beginNext();
      } else {
        load.abandon();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Does a queued load here and now when this thread is one of this issuer's own: a provider that
   * is loaded may ask another of the same issuer, and must not wait behind itself.
   */
  void helpWithin(TokenLoad load) {
    if (OF_THIS_THREAD.get() == this && isTaken(load)) {
      run(load);
      lock.lock();
      try {
        load.on(null);
      } finally {
        lock.unlock();
      }
    }
  }

  private boolean isTaken(TokenLoad load) {
    lock.lock();
    try {
      return queue.remove(load);
    } finally {
      lock.unlock();
    }
  }

  /** Called with the lock. */
  private void beginNext() {
    @Nullable TokenLoad next = next();
    while (next != null) {
      TokenLoad begun = next;
      try {
        POOL.execute(() -> work(begun));
        next = next();
      } catch (Throwable noThread) {
        uncount(begun);
        begun.token.completeExceptionally(noThread);
        next = null; // the others have their turn when one ends, or comes
      }
    }
  }

  /** The next load of the queue, counted; null when there is none, or no room. With the lock. */
  private @Nullable TokenLoad next() {
    if (running == AT_ONCE || queue.isEmpty()) {
      return null;
    }
    TokenLoad next = queue.iterator().next();
    queue.remove(next);
    next.count();
    running++;
    return next;
  }

  private void uncount(TokenLoad load) {
    if (load.uncount()) {
      running--;
    }
  }

  private void work(TokenLoad first) {
    OF_THIS_THREAD.set(this);
    try {
      for (@Nullable TokenLoad load = first; load != null; load = after(load)) {
        run(load);
      }
    } finally {
      OF_THIS_THREAD.remove();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the same future, whose callers wait for it
  private void run(TokenLoad load) {
    Runnable work;
    lock.lock();
    try {
      load.on(Thread.currentThread());
      work = load.work();
    } finally {
      lock.unlock();
    }
    load.token
        .orTimeout(TokenCache.LOAD_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (token, why) -> {
              if (why instanceof TimeoutException) {
                giveUp(load);
              }
            });
    work.run();
  }

  private void giveUp(TokenLoad load) {
    lock.lock();
    try {
      load.interrupt();
      uncount(load);
      beginNext();
    } finally {
      lock.unlock();
    }
  }

  /** Ends a load on its thread; tells what the thread does next. */
  private @Nullable TokenLoad after(TokenLoad load) {
    lock.lock();
    try {
      load.on(null);
      Thread.interrupted(); // for the load that took too long, and not for the next one
      uncount(load);
      return next();
    } finally {
      lock.unlock();
    }
  }
}
