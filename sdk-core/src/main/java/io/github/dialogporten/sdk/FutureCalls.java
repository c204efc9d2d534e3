package io.github.dialogporten.sdk;

import io.github.dialogporten.sdk.internal.async.CallFuture;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Calls with futures, done on the caller's executor, one thread of it for each call while the call
 * runs. {@link DialogportenClient#async} gives one; it works over any client, a fake one too.
 * Thread-safe; it has no threads of its own and nothing to close.
 *
 * <pre>{@code
 * var opening = altinn.async(executor).call(c -> c.dialogs().open(id));
 * opening.orTimeout(20, SECONDS); // ends the request, as opening.cancel(true) does
 * opening.thenAccept(this::show); // cancelling this one would not
 * }</pre>
 */
public final class FutureCalls {

  /**
   * What is done with the client: one call of the SDK or many.
   *
   * @param <T> what it gives
   */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {

    /**
     * Does the work.
     *
     * @param client the client that the calls go through
     * @return the value of the future
     * @throws Throwable anything; the future fails with that object
     */
    T call(DialogportenClient client) throws Throwable;
  }

  private final DialogportenClient client;
  private final Executor executor;

  FutureCalls(DialogportenClient client, Executor executor) {
    this.client = client;
    this.executor = Objects.requireNonNull(executor, "executor");
  }

  /**
   * Does work on the executor. Cancelling a <em>dependent</em> future, such as one that {@code
   * thenApply} gives, does nothing to the work, as everywhere in the JDK: keep this one to cancel.
   *
   * <ul>
   *   <li>The future fails with exactly what the work throws. {@code join()} wraps it in a {@code
   *       CompletionException} and {@code get()} in an {@code ExecutionException}, as ever. When
   *       the executor refuses, it fails with the {@code RejectedExecutionException}.
   *   <li>Completing it before the work has ended ends the work: by {@code cancel}, {@code
   *       orTimeout}, {@code completeOnTimeout}, {@code complete} or {@code completeExceptionally}.
   *       The request under way is broken off, also one that the SDK sends on another thread for
   *       this work; the thread of the work is interrupted; what is still queued is not done. From
   *       then on each call of the SDK in the work fails with a {@link
   *       java.util.concurrent.CancellationException}, which is no {@code DialogportenException}: a
   *       loop that goes on after a failed item ends too. Getting a token that others wait for goes
   *       on for them.
   *   <li>What may have been done by then is the cause of the {@code CancellationException}: there
   *       is one when a request that changes something may have arrived. A failure given to {@code
   *       completeExceptionally}, and the {@code TimeoutException} of {@code orTimeout}, get it as
   *       their cause too, or as a suppressed exception when they have one.
   *   <li>A value that comes too late is closed when it is {@link AutoCloseable}.
   *   <li>A {@code call} within a {@code call} is cancelled with it, whatever its executor.
   * </ul>
   *
   * @param work what to do; it is given the client
   * @param <T> the value
   * @return the future of the value
   */
  public <T extends @Nullable Object> CompletableFuture<T> call(Work<T> work) {
    Objects.requireNonNull(work, "work");
    return CallFuture.on(executor, () -> work.call(client));
  }

  @Override
  public String toString() {
    return "FutureCalls[]";
  }
}
