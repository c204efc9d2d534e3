package io.github.dialogporten.sdk.internal.async;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The future of one call. Whoever completes it before the call does, by whatever means, cancels the
 * call; and whoever cancels the call completes it, so that what a broken-off call fails with is not
 * taken for its end.
 *
 * @param <T> the value
 */
public final class CallFuture<T extends @Nullable Object> extends CompletableFuture<T> {

  private final Cancellation cancellation = new Cancellation();
  private final AtomicReference<@Nullable Supplier<T>> work;

  CallFuture(Supplier<T> work) {
    this.work = new AtomicReference<>(Objects.requireNonNull(work, "work"));
  }

  /**
   * Hands the call to an executor.
   *
   * @param executor where it is done; one that refuses makes this future fail
   * @return this
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the same future
  CallFuture<T> start(Executor executor) {
    whenComplete((value, failure) -> release());
    try {
      executor.execute(this::run);
    } catch (RuntimeException refused) {
      super.completeExceptionally(refused);
    }
    return this;
  }

  private void run() {
    @Nullable Supplier<T> call = work.getAndSet(null);
    if (call == null) {
      return;
    }
    T value;
    try {
      value = cancellation.run(call);
    } catch (Cancellation.Cancelled e) {
      return;
    } catch (Throwable failure) {
      if (!cancellation.isCancelled()) {
        super.completeExceptionally(failure);
      }
      return;
    }
    // not inside of the call: what depends on it must not be interrupted
    if ((cancellation.isCancelled() || !complete(value))
        && value instanceof AutoCloseable unwanted) {
      close(unwanted);
    }
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
      CancellationException cancelled = new CancellationException();
      try {
        @Nullable Exception unknown = cancellation.cancel();
        if (unknown != null) {
          cancelled.initCause(unknown);
        }
      } finally {
        super.completeExceptionally(cancelled);
      }
    }
    return isCancelled();
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    Objects.requireNonNull(failure, "failure");
    if (isDone()) {
      return false;
    }
    boolean mine;
    try {
      @Nullable Exception unknown = cancellation.cancel();
      if (unknown != null) {
        failure.addSuppressed(unknown); // first: whoever waits may read it at once
      }
    } finally {
      mine = super.completeExceptionally(failure);
    }
    return mine;
  }
}
