package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.async.AsyncCalls;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * {@link Lookup} with futures, on the caller's executor.
 *
 * <p>The futures are those of {@code AsyncDialogportenClient}: cancelling one cancels its call. Bad
 * arguments make a future fail too. Thread-safe.
 */
public final class AsyncLookup {

  private final Lookup lookup;
  private final AsyncCalls calls;

  private AsyncLookup(Lookup lookup, Executor executor) {
    this.lookup = Objects.requireNonNull(lookup, "lookup");
    this.calls = new AsyncCalls(executor);
  }

  /**
   * A view of any {@link Lookup}, a fake one too.
   *
   * @param lookup what does the calls
   * @param executor where they are done
   * @return a light view
   */
  public static AsyncLookup of(Lookup lookup, Executor executor) {
    return new AsyncLookup(lookup, executor);
  }

  /**
   * As {@link Lookup#find(InstanceRef)}.
   *
   * @param reference what the dialog is about
   * @return the dialog
   */
  public CompletableFuture<DialogLookup> find(InstanceRef reference) {
    return calls.call(() -> lookup.find(reference));
  }

  /**
   * As {@link Lookup#find(InstanceRef, CallOptions)}.
   *
   * @param reference what the dialog is about
   * @param options options of the call
   * @return the dialog
   */
  public CompletableFuture<DialogLookup> find(InstanceRef reference, CallOptions options) {
    return calls.call(() -> lookup.find(reference, options));
  }

  /**
   * As {@link Lookup#findAsServiceOwner(InstanceRef)}.
   *
   * @param reference what the dialog is about
   * @return the dialog
   */
  public CompletableFuture<ServiceOwnerDialogLookup> findAsServiceOwner(InstanceRef reference) {
    return calls.call(() -> lookup.findAsServiceOwner(reference));
  }

  /**
   * As {@link Lookup#findAsServiceOwner(InstanceRef, CallOptions)}.
   *
   * @param reference what the dialog is about
   * @param options options of the call
   * @return the dialog
   */
  public CompletableFuture<ServiceOwnerDialogLookup> findAsServiceOwner(
      InstanceRef reference, CallOptions options) {
    return calls.call(() -> lookup.findAsServiceOwner(reference, options));
  }

  @Override
  public String toString() {
    return "AsyncLookup[]";
  }
}
