package io.github.dialogporten.sdk;

import io.github.dialogporten.sdk.actions.AsyncActions;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.content.AsyncContent;
import io.github.dialogporten.sdk.dialogs.AsyncDialogs;
import io.github.dialogporten.sdk.dialogs.AsyncLabels;
import io.github.dialogporten.sdk.dialogtoken.AsyncDialogTokens;
import io.github.dialogporten.sdk.lookup.AsyncLookup;
import io.github.dialogporten.sdk.parties.AsyncParties;
import io.github.dialogporten.sdk.resources.AsyncServiceResources;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * A {@link DialogportenClient} with futures: the same steps and methods, each done on the caller's
 * executor, one thread of it for each call while the call runs. It works over any client, a fake
 * one too, and has no threads of its own. Thread-safe; nothing to close.
 *
 * <pre>{@code
 * var altinn = client.async(executor);
 * altinn.dialogs().open(id).orTimeout(20, SECONDS).thenAccept(this::show)
 * }</pre>
 *
 * <p>What all its futures have in common:
 *
 * <ul>
 *   <li>They fail with what the method throws: a {@code DialogportenException}, or an {@code
 *       IllegalArgumentException} for a bad argument. {@code join()} wraps it in a {@code
 *       CompletionException} and {@code get()} in an {@code ExecutionException}, as ever. When the
 *       executor refuses, they fail with its {@code RejectedExecutionException}.
 *   <li>Completing one before its call has ended ends the call: by {@code cancel}, {@code
 *       orTimeout}, {@code completeOnTimeout} or {@code completeExceptionally}. A request is broken
 *       off, a wait ends, whoever shares a token that is being got keeps waiting for it, and what
 *       is still queued is not done. The future is complete at once; its thread is free a moment
 *       later, without an interrupt. A value that comes too late is closed where it can be.
 *   <li>What may have been done by then can be read from the {@code CancellationException}, as
 *       {@code whenComplete} and {@code handle} show it: it has a cause when a request that changes
 *       something may have arrived.
 *   <li>Dependent futures, such as those of {@code thenApply}, are the JDK's: cancelling one leaves
 *       the call alone. Keep the first one to cancel it.
 *   <li>They complete on the executor's thread; what depends on them runs there too, unless an
 *       {@code ...Async} method is given another executor. Completed by somebody else, on that
 *       thread.
 *   <li>A task that the executor throws away without a word, as after {@code shutdownNow()}, leaves
 *       its future open.
 * </ul>
 *
 * <p>The thread is interrupted to end a wait; a {@code TokenProvider} of your own should therefore
 * end when it is interrupted.
 */
public final class AsyncDialogportenClient {

  private final DialogportenClient client;
  private final Executor executor;

  private AsyncDialogportenClient(DialogportenClient client, Executor executor) {
    this.client = Objects.requireNonNull(client, "client");
    this.executor = Objects.requireNonNull(executor, "executor");
  }

  /**
   * A view of any client.
   *
   * @param client what does the calls
   * @param executor where they are done, such as one with a virtual thread for each task
   * @return a light view
   */
  public static AsyncDialogportenClient of(DialogportenClient client, Executor executor) {
    return new AsyncDialogportenClient(client, executor);
  }

  /**
   * Step 2: the parties that the identity may act for.
   *
   * @return a light view
   */
  public AsyncParties parties() {
    return AsyncParties.of(client.parties(), executor);
  }

  /**
   * Steps 3 and 4: search dialogs, and open one.
   *
   * @return a light view
   */
  public AsyncDialogs dialogs() {
    return AsyncDialogs.of(client.dialogs(), executor);
  }

  /**
   * Archive, bin, "unopened": change the labels of dialogs.
   *
   * @return a light view
   */
  public AsyncLabels labels() {
    return AsyncLabels.of(client.labels(), executor);
  }

  /**
   * Step 5: fetch what a dialog refers to.
   *
   * @return a light view
   */
  public AsyncContent content() {
    return AsyncContent.of(client.content(), executor);
  }

  /**
   * Step 5: perform what a dialog offers.
   *
   * @return a light view
   */
  public AsyncActions actions() {
    return AsyncActions.of(client.actions(), executor);
  }

  /**
   * What Dialogporten publishes about its dialog tokens, and a validator of them. Needs no token.
   *
   * @return a light view
   */
  public AsyncDialogTokens dialogTokens() {
    return AsyncDialogTokens.of(client.dialogTokens(), executor);
  }

  /**
   * Beside the steps: from the reference of an app instance or a message to its dialog.
   *
   * @return a light view
   */
  public AsyncLookup lookup() {
    return AsyncLookup.of(client.lookup(), executor);
  }

  /**
   * Beside the steps: the services that dialogs belong to.
   *
   * @return a light view
   */
  public AsyncServiceResources resources() {
    return AsyncServiceResources.of(client.resources(), executor);
  }

  /**
   * The same for another identity, as {@link DialogportenClient#actingAs} gives it.
   *
   * @param provider whose tokens
   * @return a light view
   * @throws IllegalArgumentException when the provider is for another environment
   */
  public AsyncDialogportenClient actingAs(TokenProvider provider) {
    return new AsyncDialogportenClient(client.actingAs(provider), executor);
  }

  @Override
  public String toString() {
    return "AsyncDialogportenClient[]";
  }
}
