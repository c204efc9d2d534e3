package io.github.dialogporten.sdk.internal.async;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The future of one call. Completing it before its call has ended, by whatever means, cancels the
 * call; what a cancelled call fails with is not its result.
 *
 * @param <T> the value
 */
public final class CallFuture<T extends @Nullable Object> extends CompletableFuture<T> {

  private final Cancellation cancellation = new Cancellation(this::fail);
  private final AtomicReference<Cancellation.@Nullable Work<T>> work;

  private CallFuture(Cancellation.Work<T> work) {
    this.work = new AtomicReference<>(Objects.requireNonNull(work, "work"));
  }

  /**
   * Does a call on an executor.
   *
   * @param executor where it is done; one that refuses makes the future fail
   * @param work the call
   * @param <T> the value
   * @return its future
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the same future
  public static <T extends @Nullable Object> CallFuture<T> on(
      Executor executor, Cancellation.Work<T> work) {
    CallFuture<T> future = new CallFuture<>(work);
    future.whenComplete((value, failure) -> future.release());
    try {
      executor.execute(future::run);
    } catch (RuntimeException refused) {
      future.fail(refused);
    }
    return future;
  }

  private void run() {
    Cancellation.@Nullable Work<T> call = work.getAndSet(null);
    if (call == null) {
      return;
    }
    T value;
    try {
      value = cancellation.run(call);
    } catch (Throwable failure) {
      if (!cancellation.isCancelled()) {
        fail(failure);
      }
      return;
    }
    // not inside of the call: what depends on it must not be interrupted
    if ((cancellation.isCancelled() || !super.complete(value))
        && value instanceof AutoCloseable unwanted) {
      close(unwanted);
    }
  }

  private void fail(Throwable failure) {
    super.completeExceptionally(failure);
  }

  private static void close(AutoCloseable unwanted) {
    try {
      unwanted.close();
    } catch (Exception e) {
      // nobody has seen it, and nobody is there to be told
    }
  }

  private void release() {
    work.set(null); // it may stay in the executor's queue, but holds nothing there
    cancellation.cancel();
  }

  /**
   * Cancels the call as well, running or not, whatever the argument.
   *
   * @param mayInterruptIfRunning has no effect
   * @return whether this future is cancelled now
   */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    if (!isDone()) {
      fail(Cancellation.failure(cancellation.cancel()));
    }
    return isCancelled();
  }

  /** Cancels first: what depends on this future may take its time. */
  @Override
  public boolean complete(T value) {
    if (isDone()) {
      return false;
    }
    cancellation.cancel();
    return super.complete(value);
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    Objects.requireNonNull(failure, "failure");
    if (isDone()) {
      return false;
    }
    @Nullable Exception unknown = cancellation.cancel();
    if (unknown != null) {
      tell(failure, unknown); // first: whoever waits may read it at once
    }
    return super.completeExceptionally(failure);
  }

  /** As the cause, where the failure can take one. */
  private static void tell(Throwable failure, Exception unknown) {
    try {
      failure.initCause(unknown);
    } catch (IllegalStateException hasOne) {
      failure.addSuppressed(unknown);
    }
  }
}
