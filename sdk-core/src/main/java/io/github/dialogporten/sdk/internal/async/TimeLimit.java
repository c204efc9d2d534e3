package io.github.dialogporten.sdk.internal.async;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives foreign code an end: it stays on the thread of the call, which is interrupted when the time
 * is over. Afterwards the thread is as it was: the interrupt of the limit reaches nothing else.
 */
public final class TimeLimit {

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Thread thread = Thread.currentThread();
  private boolean over;

  private TimeLimit() {}

  /**
   * Does work on this thread, and interrupts it when the time is over.
   *
   * @param limit how long it may take
   * @param work what is done; it hears an interrupt while it waits
   * @param <T> the value
   * @return the value
   * @throws TimeoutException when the time was over before the work, whatever came of that
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the same future
  public static <T> T within(Duration limit, Supplier<T> work) throws TimeoutException {
    boolean before = Thread.currentThread().isInterrupted();
    TimeLimit mine = new TimeLimit();
    CompletableFuture<Void> end = new CompletableFuture<>();
    end.orTimeout(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS)
        .whenComplete(
            (nothing, why) -> {
              if (why != null) {
                mine.interrupt();
              }
            });
    T value;
    try {
      value = work.get();
    } catch (RuntimeException e) {
      if (mine.leave(before)) {
        throw new TimeoutException(); // it failed because it was interrupted
      }
      throw e;
    } catch (Error e) {
      mine.leave(before);
      throw e;
    } finally {
      end.complete(null);
    }
    if (mine.leave(before)) {
      throw new TimeoutException();
    }
    return value;
  }

  private void interrupt() {
    lock.lock();
    try {
      if (thread != null) {
        over = true;
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** From here on the thread is not interrupted; tells whether it was. */
  private boolean leave(boolean interruptedBefore) {
    lock.lock();
    try {
      thread = null;
      if (over) {
        Thread.interrupted();
        if (interruptedBefore || Cancellation.isRequested()) {
          Thread.currentThread().interrupt(); // that one is not this limit's
        }
      }
      return over;
    } finally {
      lock.unlock();
    }
  }
}
