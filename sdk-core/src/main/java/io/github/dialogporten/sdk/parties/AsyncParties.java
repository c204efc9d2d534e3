package io.github.dialogporten.sdk.parties;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.async.AsyncCalls;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * {@link Parties} with futures, on the caller's executor.
 *
 * <p>The futures are those of {@code AsyncDialogportenClient}: cancelling one cancels its call. Bad
 * arguments make a future fail too. Thread-safe.
 */
public final class AsyncParties {

  private final Parties parties;
  private final AsyncCalls calls;

  private AsyncParties(Parties parties, Executor executor) {
    this.parties = Objects.requireNonNull(parties, "parties");
    this.calls = new AsyncCalls(executor);
  }

  /**
   * A view of any {@link Parties}, a fake one too.
   *
   * @param parties what does the calls
   * @param executor where they are done
   * @return a light view
   */
  public static AsyncParties of(Parties parties, Executor executor) {
    return new AsyncParties(parties, executor);
  }

  /**
   * As {@link Parties#list()}.
   *
   * @return the parties
   */
  public CompletableFuture<PartyList> list() {
    return calls.call(() -> parties.list());
  }

  /**
   * As {@link Parties#list(CallOptions)}.
   *
   * @param options options of the call
   * @return the parties
   */
  public CompletableFuture<PartyList> list(CallOptions options) {
    return calls.call(() -> parties.list(options));
  }

  /**
   * As {@link Parties#withAccess(AccessQuery)}.
   *
   * @param query which parties, and what to tell of them
   * @return the parties
   */
  public CompletableFuture<PartyAccessList> withAccess(AccessQuery query) {
    return calls.call(() -> parties.withAccess(query));
  }

  /**
   * As {@link Parties#withAccess(AccessQuery, CallOptions)}.
   *
   * @param query which parties, and what to tell of them
   * @param options options of the call
   * @return the parties
   */
  public CompletableFuture<PartyAccessList> withAccess(AccessQuery query, CallOptions options) {
    return calls.call(() -> parties.withAccess(query, options));
  }

  @Override
  public String toString() {
    return "AsyncParties[]";
  }
}
