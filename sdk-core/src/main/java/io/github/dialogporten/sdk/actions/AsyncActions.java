package io.github.dialogporten.sdk.actions;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.internal.async.AsyncCalls;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * {@link Actions} with futures, on the caller's executor. An action that is cancelled when it may
 * have left has an unknown outcome: the {@code CancellationException} then has an {@link
 * io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException} as its cause, and an exception
 * that the future was completed with, as by {@code orTimeout}, has it among its suppressed ones.
 *
 * <p>The futures are those of {@code AsyncDialogportenClient}: cancelling one cancels its call. Bad
 * arguments make a future fail too. Thread-safe.
 */
public final class AsyncActions {

  private final Actions actions;
  private final AsyncCalls calls;

  private AsyncActions(Actions actions, Executor executor) {
    this.actions = Objects.requireNonNull(actions, "actions");
    this.calls = new AsyncCalls(executor);
  }

  /**
   * A view of any {@link Actions}, a fake one too.
   *
   * @param actions what does the calls
   * @param executor where they are done
   * @return a light view
   */
  public static AsyncActions of(Actions actions, Executor executor) {
    return new AsyncActions(actions, executor);
  }

  /**
   * As {@link Actions#perform(Dialog, GuiAction, Confirmation)}.
   *
   * @param dialog an opened dialog
   * @param action one of the dialog's {@code guiActions()}, with POST or DELETE
   * @param confirmation the answer to the action's question
   * @return how the service owner took it
   */
  public CompletableFuture<ActionResult> perform(
      Dialog dialog, GuiAction action, Confirmation confirmation) {
    return calls.call(() -> actions.perform(dialog, action, confirmation));
  }

  /**
   * As {@link Actions#perform(Dialog, GuiAction, Confirmation, CallOptions)}.
   *
   * @param dialog an opened dialog
   * @param action one of the dialog's {@code guiActions()}, with POST or DELETE
   * @param confirmation the answer to the action's question
   * @param options options of the call
   * @return how the service owner took it
   */
  public CompletableFuture<ActionResult> perform(
      Dialog dialog, GuiAction action, Confirmation confirmation, CallOptions options) {
    return calls.call(() -> actions.perform(dialog, action, confirmation, options));
  }

  @Override
  public String toString() {
    return "AsyncActions[]";
  }
}
