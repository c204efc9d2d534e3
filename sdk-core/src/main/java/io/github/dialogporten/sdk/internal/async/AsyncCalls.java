package io.github.dialogporten.sdk.internal.async;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does calls on the caller's executor. Thread-safe; has no thread of its own. */
public final class AsyncCalls {

  private final Executor executor;

  /**
   * Calls on an executor.
   *
   * @param executor where they are done
   */
  public AsyncCalls(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
  }

  /**
   * Does a call.
   *
   * @param work the call
   * @param <T> the value
   * @return its future
   */
  public <T extends @Nullable Object> CompletableFuture<T> call(Supplier<T> work) {
    return prepare(work).start(executor);
  }

  /**
   * Does a call without a value.
   *
   * @param work the call
   * @return its future
   */
  public CompletableFuture<@Nullable Void> run(Runnable work) {
    return call(
        () -> {
          work.run();
          return null;
        });
  }

  /**
   * A call that is not handed to the executor yet, so that what is added to it is done where the
   * call is.
   *
   * @param work the call
   * @param <T> the value
   * @return its future
   */
  public <T extends @Nullable Object> CallFuture<T> prepare(Supplier<T> work) {
    return new CallFuture<>(work);
  }

  /**
   * Hands a prepared call to the executor.
   *
   * @param call the call
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the caller has it
  public void start(CallFuture<?> call) {
    call.start(executor);
  }

  @Override
  public String toString() {
    return "AsyncCalls[]";
  }
}
