package io.github.dialogporten.sdk.internal.async;

import io.github.dialogporten.sdk.errors.DialogportenException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops one call from another thread: interrupts its thread, which ends every wait, and breaks the
 * request off that is under way, which an interrupt does not reach. From then on every call of the
 * SDK within it fails with a {@link CancellationException}. After the call its thread is as it was:
 * no interrupt of this call reaches what the thread does next.
 *
 * <p>While the call runs it is bound to its thread, so that the sender of a request finds it
 * without every layer handing it on. Calls within a call, and what the SDK does for it on other
 * threads, are cancelled with it.
 */
public final class Cancellation {

  private static final ThreadLocal<@Nullable Cancellation> CURRENT = new ThreadLocal<>();

  /** A request that is under way. */
  public interface Step {

    /** Breaks it off, if it is not over. Does not wait. */
    void stop();

    /**
     * What is unknown after it was broken off, or after it ended in a call that goes on: makes a
     * failure that says so, and holds nothing of the request. Null when it has surely changed
     * nothing.
     */
    @Nullable Supplier<DialogportenException> leftBehind();
  }

  /**
   * Something that can be cancelled.
   *
   * @param <T> the value
   */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {

    /** Does it. */
    T run() throws Throwable;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final @Nullable Cancellation parent = CURRENT.get();
  private final Consumer<CancellationException> byParent;
  private final Set<Cancellation> children = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable Thread thread;
  private @Nullable Step step; // what is under way, and nothing that has ended
  private @Nullable Supplier<DialogportenException> unknown; // of any step so far
  private boolean cancelled;
  private boolean interrupted;

  /** A call that is cancelled with the call that this thread is in, if it is in one. */
  public Cancellation() {
    this(cancelled -> {});
  }

  /**
   * A call that is cancelled with the call that this thread is in, if it is in one.
   *
   * @param byParent is told when it was cancelled with that one, and not by {@link #cancel()}
   */
  Cancellation(Consumer<CancellationException> byParent) {
    this.byParent = byParent;
    if (parent != null) {
      parent.adopt(this);
    }
  }

  /** Whether the call of this thread was cancelled; false on threads without such a call. */
  public static boolean isRequested() {
    @Nullable Cancellation current = CURRENT.get();
    return current != null && current.isCancelled();
  }

  /**
   * Fails when the call of this thread was cancelled.
   *
   * @throws CancellationException its cause says what may have been done
   */
  public static void check() {
    @Nullable Cancellation current = CURRENT.get();
    if (current != null && current.isCancelled()) {
      throw failure(current.doubt());
    }
  }

  /** How a cancelled call fails: with what may have been done as the cause. */
  static CancellationException failure(@Nullable DialogportenException doubt) {
    CancellationException cancelled = new CancellationException();
    if (doubt != null) {
      cancelled.initCause(doubt);
    }
    return cancelled;
  }

  /** Says what this thread is about to do, and stops it at once when its call was cancelled. */
  public static void watch(Step step) {
    @Nullable Cancellation current = CURRENT.get();
    if (current != null) {
      current.doing(step);
    }
  }

  /**
   * Lets work that another thread does for the call of this thread be cancelled with that call.
   *
   * @param work done once, on any thread
   * @param <T> the value
   * @return the same work; it fails with a {@link CancellationException} when it is cancelled first
   */
  public static <T> Callable<T> carried(Callable<T> work) {
    if (CURRENT.get() == null) {
      return work;
    }
    Cancellation child = new Cancellation();
    return () -> {
      try {
        return child.run(work::call);
      } catch (Exception | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("a Callable throws exceptions and errors only", e);
      }
    };
  }

  /**
   * Does a call on this thread, so that {@link #cancel} stops it.
   *
   * @param work the call; not done when it was cancelled before
   * @param <T> the value
   * @return the value
   * @throws Throwable what the work throws; a {@link CancellationException} when it was cancelled
   *     before
   */
  public <T extends @Nullable Object> T run(Work<T> work) throws Throwable {
    Thread self = Thread.currentThread();
    boolean before = self.isInterrupted();
    @Nullable Cancellation outer = begin(self);
    try {
      return work.run();
    } finally {
      end(outer, before);
    }
  }

  private @Nullable Cancellation begin(Thread self) {
    lock.lock();
    try {
      if (cancelled) {
        throw new CancellationException();
      }
      thread = self;
    } finally {
      lock.unlock();
    }
    @Nullable Cancellation outer = CURRENT.get();
    CURRENT.set(this);
    return outer;
  }

  private void end(@Nullable Cancellation outer, boolean interruptedBefore) {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
    lock.lock();
    try {
      leave(step);
      step = null; // a value may go on reading what was under way
      children.clear(); // what goes on after the call is not this call's any more
      thread = null; // from here on nobody interrupts it
      if (interrupted && !interruptedBefore) {
        Thread.interrupted();
      }
    } finally {
      lock.unlock();
    }
    if (outer != null && outer.isCancelled()) {
      Thread.currentThread().interrupt(); // that one was for the outer call too
    }
    if (parent != null) {
      parent.release(this);
    }
  }

  private void adopt(Cancellation child) {
    boolean late;
    lock.lock();
    try {
      late = cancelled;
      children.add(child);
    } finally {
      lock.unlock();
    }
    if (late) {
      stop(child);
    }
  }

  /** What a child may have changed stays in doubt, whatever its parent does next. */
  private void release(Cancellation child) {
    @Nullable Supplier<DialogportenException> left = child.unknown();
    lock.lock();
    try {
      children.remove(child);
      unknown = left == null ? unknown : left;
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
      stop(next);
    }
  }

  private static void stop(Step running) {
    try {
      running.stop();
    } catch (RuntimeException e) {
      // from a listener of the program's own; the call is cancelled all the same
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
    List<Cancellation> within = mark(); // before the interrupt: who wakes by it must know why
    @Nullable Step running;
    lock.lock();
    try {
      running = step;
      if (thread != null) {
        interrupted = true;
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
    if (running != null) {
      stop(running); // first, so that what has not left by now cannot leave
    }
    within.forEach(this::stop);
    return doubt();
  }

  /** From here on it is cancelled, with what is within it, which this gives. */
  private List<Cancellation> mark() {
    List<Cancellation> within;
    lock.lock();
    try {
      cancelled = true;
      within = List.copyOf(children);
    } finally {
      lock.unlock();
    }
    within.forEach(Cancellation::mark);
    return within;
  }

  private void stop(Cancellation child) {
    child.byParent.accept(failure(child.cancel()));
    release(child);
  }

  private @Nullable DialogportenException doubt() {
    @Nullable Supplier<DialogportenException> left = unknown();
    return left == null ? null : left.get();
  }

  private @Nullable Supplier<DialogportenException> unknown() {
    lock.lock();
    try {
      leave(step);
      return unknown;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it was cancelled, in time or not. */
  boolean isCancelled() {
    lock.lock();
    try {
      return cancelled;
    } finally {
      lock.unlock();
    }
  }
}
