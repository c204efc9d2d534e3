package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.paging.PageCursor;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Options of a call, and calls with futures, as the documentation shows them. */
public final class Calls {

  private Calls() {}

  /**
   * Opens a dialog with all that can be said of a call.
   *
   * @param altinn the client
   * @param id the dialog
   * @param run the caller's name for what it is doing
   * @param span a tracing span
   * @param log where a failure is told
   * @return the dialog
   */
  public static Dialog open(
      DialogportenClient altinn, UUID id, String run, String span, Consumer<String> log) {
    // snippet:start call-options
    var options =
        CallOptions.none()
            .withTimeout(Duration.ofSeconds(20)) // all attempts, the waits, and the token
            .withLanguages("nn", "nb")
            .withCorrelationId(run) // in exceptions and logs
            .withHeader("traceparent", span); // joins Altinn's trace to yours
    try {
      return altinn.dialogs().open(id, options);
    } catch (DialogportenException e) {
      log.accept(e.callCorrelationId().orElse("-") + " " + e.getMessage());
      throw e;
    }
    // snippet:end
  }

  /**
   * Opens two dialogs at once.
   *
   * @param altinn the client
   * @param executor where
   * @param letter one dialog
   * @param form another
   * @return both titles' languages
   */
  public static CompletableFuture<List<Dialog>> both(
      DialogportenClient altinn, Executor executor, UUID letter, UUID form) {
    // snippet:start async-calls
    var async = altinn.async(executor);
    var first = async.dialogs().open(letter).orTimeout(20, TimeUnit.SECONDS);
    var second = async.dialogs().open(form).orTimeout(20, TimeUnit.SECONDS);
    return first.thenCombine(second, List::of);
    // snippet:end
  }

  /**
   * Performs an action that a person may give up waiting for.
   *
   * @param altinn the client
   * @param executor where
   * @param dialog the dialog
   * @param action one of its actions
   * @param lookAgain opens the dialog anew
   * @return the future, to be cancelled by a button
   */
  @SuppressWarnings("FutureReturnValueIgnored") // of whenComplete: the same future, watched
  public static CompletableFuture<ActionResult> perform(
      DialogportenClient altinn,
      Executor executor,
      Dialog dialog,
      GuiAction action,
      Runnable lookAgain) {
    // snippet:start async-cancel
    var sent = altinn.async(executor).actions().perform(dialog, action, Confirmation.given());
    sent.whenComplete(
        (result, failure) -> {
          if (sent.isCancelled() && failure.getCause() instanceof ActionOutcomeUnknownException) {
            lookAgain.run(); // it may have been performed
          }
        });
    return sent; // sent.cancel(true) ends it
    // snippet:end
  }

  /**
   * Archives what a search finds, a page at a time.
   *
   * @param altinn the client
   * @param executor where
   * @param query what
   * @param archive keeps a page, in its own time
   * @param checkpoint keeps the place
   * @return done when all is
   */
  public static CompletableFuture<Void> archive(
      DialogportenClient altinn,
      Executor executor,
      DialogQuery query,
      Function<List<DialogSummary>, CompletionStage<Void>> archive,
      Consumer<PageCursor> checkpoint) {
    // snippet:start async-walk
    return altinn
        .async(executor)
        .dialogs()
        .search(query)
        .forEachPage( // the next page is fetched when this one is kept
            page -> archive.apply(page.items()).thenRun(() -> page.cursor().ifPresent(checkpoint)));
    // snippet:end
  }
}
