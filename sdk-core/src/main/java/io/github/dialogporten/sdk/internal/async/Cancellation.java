package io.github.dialogporten.sdk.internal.async;

import io.github.dialogporten.sdk.errors.DialogportenException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops one call from another thread: its thread is interrupted, which ends every wait, and the
 * request that is under way is broken off, which ends what an interrupt does not reach. After the
 * call the thread is as it was: no interrupt of this call reaches what it does next.
 *
 * <p>While the call runs it is bound to its thread, so that the sender of a request finds it
 * without every layer handing it on.
 */
public final class Cancellation {

  private static final ThreadLocal<@Nullable Cancellation> CURRENT = new ThreadLocal<>();

  /** A request that is under way. */
  public interface Step {

    /** Breaks it off, if it is not over. Does not wait. */
    void stop();

    /**
     * What is unknown after it was broken off, or after it ended in a call that goes on.
     *
     * @return makes a failure that says so, and holds nothing of the request; null when it has
     *     surely changed nothing
     */
    @Nullable Supplier<DialogportenException> leftBehind();
  }

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Cancellation outer;
  private @Nullable Thread thread;
  private @Nullable Step step; // what is under way, and nothing that has ended
  private @Nullable Supplier<DialogportenException> unknown; // of any step so far
  private boolean cancelled;
  private boolean interrupted;

  /**
   * Whether the call of this thread was cancelled: then it ends with the next failure, and nothing
   * more is sent.
   *
   * @return false on threads without such a call
   */
  public static boolean isRequested() {
    @Nullable Cancellation current = CURRENT.get();
    return current != null && current.isCancelled();
  }

  /**
   * Says what this thread is about to do, and stops it at once when its call was cancelled already.
   *
   * @param step what to stop
   */
  public static void watch(Step step) {
    for (@Nullable Cancellation each = CURRENT.get(); each != null; each = each.outer) {
      each.doing(step);
    }
  }

  /**
   * Does a call on this thread, so that {@link #cancel} stops it.
   *
   * @param work the call; not done when it was cancelled before
   * @param <T> the value
   * @return the value
   * @throws Cancelled when it was cancelled before
   */
  public <T extends @Nullable Object> T run(Supplier<T> work) throws Cancelled {
    Thread self = Thread.currentThread();
    boolean before = self.isInterrupted();
    begin(self);
    try {
      return work.get();
    } finally {
      end(before);
    }
  }

  private void begin(Thread self) throws Cancelled {
    lock.lock();
    try {
      if (cancelled) {
        throw new Cancelled();
      }
      thread = self;
    } finally {
      lock.unlock();
    }
    outer = CURRENT.get();
    CURRENT.set(this);
  }

  private void end(boolean interruptedBefore) {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
    lock.lock();
    try {
      leave(step);
      step = null; // a value may go on reading what was under way
      thread = null; // from here on nobody interrupts it
      if (interrupted && !interruptedBefore) {
        Thread.interrupted();
      }
    } finally {
      lock.unlock();
    }
  }

  private void doing(Step next) {
    boolean stop;
    lock.lock();
    try {
      leave(step);
      step = next;
      stop = cancelled;
    } finally {
      lock.unlock();
    }
    if (stop) {
      next.stop();
    }
  }

  /** What an earlier step may have changed stays in doubt, whatever the later ones do. */
  private void leave(@Nullable Step behind) {
    @Nullable Supplier<DialogportenException> left = behind == null ? null : behind.leftBehind();
    if (left != null) {
      unknown = left;
    }
  }

  /**
   * Stops the call, wherever it is; one that has not begun will not begin. Does not wait for its
   * end.
   *
   * @return what may have been done, and cannot be known; null for nothing
   */
  public @Nullable DialogportenException cancel() {
    @Nullable Step running;
    lock.lock();
    try {
      cancelled = true;
      running = step;
      if (thread != null) {
        interrupted = true;
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
    if (running != null) {
      running.stop(); // first, so that what has not left by now cannot leave
    }
    lock.lock();
    try {
      leave(running);
      return unknown == null ? null : unknown.get();
    } finally {
      lock.unlock();
    }
  }

  /** Whether somebody has cancelled it, in time or not. */
  boolean isCancelled() {
    lock.lock();
    try {
      return cancelled;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "Cancellation[]";
  }

  /** The call was cancelled before it began. */
  public static final class Cancelled extends Exception {

    private static final long serialVersionUID = 1L;

    private Cancelled() {
      super("cancelled", null, false, false);
    }
  }
}
