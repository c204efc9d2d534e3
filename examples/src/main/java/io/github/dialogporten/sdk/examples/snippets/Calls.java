package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

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
    var view =
        altinn.with(
            o ->
                o.withTimeout(Duration.ofSeconds(20)) // for each operation, its waits and its token
                    .withLanguages("nn", "nb")
                    .withCorrelationId(run) // in exceptions and logs
                    .withHeader("traceparent", span)); // joins Altinn's trace to yours
    try {
      return view.dialogs().open(id);
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
    var first = async.call(c -> c.dialogs().open(letter)).orTimeout(20, TimeUnit.SECONDS);
    var second = async.call(c -> c.dialogs().open(form)).orTimeout(20, TimeUnit.SECONDS);
    return first.thenCombine(second, List::of);
    // snippet:end
  }

  /**
   * Saves the texts of all dialogs that a search finds, as one piece of work.
   *
   * @param altinn the client
   * @param executor where
   * @param query what to search for
   * @param keep keeps a text
   * @param failed takes each dialog whose text could not be fetched
   * @return how many texts there were; cancelling it ends all
   */
  public static CompletableFuture<Integer> texts(
      DialogportenClient altinn,
      Executor executor,
      DialogQuery query,
      Consumer<String> keep,
      Consumer<UUID> failed) {
    // snippet:start async-work
    return altinn
        .async(executor)
        .call(
            c -> {
              int texts = 0;
              for (var hit : c.dialogs().search(query)) {
                try {
                  var body = c.content().main(c.dialogs().open(hit.id()));
                  body.ifPresent(text -> keep.accept(text.text()));
                  texts += body.isPresent() ? 1 : 0;
                } catch (DialogportenException e) { // not when it was cancelled
                  failed.accept(hit.id()); // the others go on
                }
              }
              return texts;
            })
        .orTimeout(10, TimeUnit.MINUTES); // for all of it
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
    var sent =
        altinn.async(executor).call(c -> c.actions().perform(dialog, action, Confirmation.given()));
    sent.whenComplete(
        (result, failure) -> {
          if (sent.isCancelled() && failure.getCause() instanceof ActionOutcomeUnknownException) {
            lookAgain.run(); // it may have been performed
          }
        });
    return sent; // sent.cancel(true) ends it
    // snippet:end
  }
}
