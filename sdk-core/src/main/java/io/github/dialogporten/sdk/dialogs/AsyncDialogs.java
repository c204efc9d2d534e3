package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.async.AsyncCalls;
import io.github.dialogporten.sdk.paging.Listing;
import io.github.dialogporten.sdk.paging.PageCursor;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * {@link Dialogs} with futures, on the caller's executor.
 *
 * <p>The futures are those of {@code AsyncDialogportenClient}: cancelling one cancels its call. Bad
 * arguments make a future fail too. Thread-safe.
 */
public final class AsyncDialogs {

  private final Dialogs dialogs;
  private final AsyncCalls calls;
  private final Executor executor;

  private AsyncDialogs(Dialogs dialogs, Executor executor) {
    this.dialogs = Objects.requireNonNull(dialogs, "dialogs");
    this.calls = new AsyncCalls(executor);
    this.executor = executor;
  }

  /**
   * A view of any {@link Dialogs}, a fake one too.
   *
   * @param dialogs what does the calls
   * @param executor where they are done
   * @return a light view
   */
  public static AsyncDialogs of(Dialogs dialogs, Executor executor) {
    return new AsyncDialogs(dialogs, executor);
  }

  /**
   * As {@link Dialogs#search(DialogQuery)}.
   *
   * @param query what to search for
   * @return the dialogs found; nothing is sent before a page is asked for
   */
  public AsyncDialogSearch search(DialogQuery query) {
    return AsyncDialogSearch.of(dialogs.search(query), executor);
  }

  /**
   * As {@link Dialogs#search(DialogQuery, CallOptions)}.
   *
   * @param query what to search for
   * @param options options of each request that is sent
   * @return the dialogs found; nothing is sent before a page is asked for
   */
  public AsyncDialogSearch search(DialogQuery query, CallOptions options) {
    return AsyncDialogSearch.of(dialogs.search(query, options), executor);
  }

  /**
   * As {@link Dialogs#search(DialogQuery, PageCursor)}.
   *
   * @param query the same query that the cursor comes from
   * @param cursor where to go on
   * @return the dialogs after that place; nothing is sent before a page is asked for
   */
  public AsyncDialogSearch search(DialogQuery query, PageCursor cursor) {
    return AsyncDialogSearch.of(dialogs.search(query, cursor), executor);
  }

  /**
   * As {@link Dialogs#search(DialogQuery, PageCursor, CallOptions)}.
   *
   * @param query the same query that the cursor comes from
   * @param cursor where to go on
   * @param options options of each request that is sent
   * @return the dialogs after that place; nothing is sent before a page is asked for
   */
  public AsyncDialogSearch search(DialogQuery query, PageCursor cursor, CallOptions options) {
    return AsyncDialogSearch.of(dialogs.search(query, cursor, options), executor);
  }

  /**
   * As {@link Dialogs#open(UUID)}.
   *
   * @param dialogId the dialog
   * @return the dialog, which is marked as seen then; after cancelling, it may be or not
   */
  public CompletableFuture<Dialog> open(UUID dialogId) {
    return calls.call(() -> dialogs.open(dialogId));
  }

  /**
   * As {@link Dialogs#open(UUID, CallOptions)}.
   *
   * @param dialogId the dialog
   * @param options options of the call
   * @return the dialog, which is marked as seen then; after cancelling, it may be or not
   */
  public CompletableFuture<Dialog> open(UUID dialogId, CallOptions options) {
    return calls.call(() -> dialogs.open(dialogId, options));
  }

  /**
   * As {@link Dialogs#transmissions(UUID)}.
   *
   * @param dialogId the dialog
   * @return all of them
   */
  public CompletableFuture<Listing<Transmission>> transmissions(UUID dialogId) {
    return calls.call(() -> dialogs.transmissions(dialogId));
  }

  /**
   * As {@link Dialogs#transmissions(UUID, CallOptions)}.
   *
   * @param dialogId the dialog
   * @param options options of the call
   * @return all of them
   */
  public CompletableFuture<Listing<Transmission>> transmissions(
      UUID dialogId, CallOptions options) {
    return calls.call(() -> dialogs.transmissions(dialogId, options));
  }

  /**
   * As {@link Dialogs#transmission(UUID, UUID)}.
   *
   * @param dialogId the dialog
   * @param transmissionId the transmission
   * @return the transmission
   */
  public CompletableFuture<Transmission> transmission(UUID dialogId, UUID transmissionId) {
    return calls.call(() -> dialogs.transmission(dialogId, transmissionId));
  }

  /**
   * As {@link Dialogs#transmission(UUID, UUID, CallOptions)}.
   *
   * @param dialogId the dialog
   * @param transmissionId the transmission
   * @param options options of the call
   * @return the transmission
   */
  public CompletableFuture<Transmission> transmission(
      UUID dialogId, UUID transmissionId, CallOptions options) {
    return calls.call(() -> dialogs.transmission(dialogId, transmissionId, options));
  }

  /**
   * As {@link Dialogs#activities(UUID)}.
   *
   * @param dialogId the dialog
   * @return all of them
   */
  public CompletableFuture<Listing<Activity>> activities(UUID dialogId) {
    return calls.call(() -> dialogs.activities(dialogId));
  }

  /**
   * As {@link Dialogs#activities(UUID, CallOptions)}.
   *
   * @param dialogId the dialog
   * @param options options of the call
   * @return all of them
   */
  public CompletableFuture<Listing<Activity>> activities(UUID dialogId, CallOptions options) {
    return calls.call(() -> dialogs.activities(dialogId, options));
  }

  /**
   * As {@link Dialogs#activity(UUID, UUID)}.
   *
   * @param dialogId the dialog
   * @param activityId the activity
   * @return the activity
   */
  public CompletableFuture<Activity> activity(UUID dialogId, UUID activityId) {
    return calls.call(() -> dialogs.activity(dialogId, activityId));
  }

  /**
   * As {@link Dialogs#activity(UUID, UUID, CallOptions)}.
   *
   * @param dialogId the dialog
   * @param activityId the activity
   * @param options options of the call
   * @return the activity
   */
  public CompletableFuture<Activity> activity(UUID dialogId, UUID activityId, CallOptions options) {
    return calls.call(() -> dialogs.activity(dialogId, activityId, options));
  }

  /**
   * As {@link Dialogs#seenLog(UUID)}.
   *
   * @param dialogId the dialog
   * @return all entries
   */
  public CompletableFuture<Listing<SeenLogEntry>> seenLog(UUID dialogId) {
    return calls.call(() -> dialogs.seenLog(dialogId));
  }

  /**
   * As {@link Dialogs#seenLog(UUID, CallOptions)}.
   *
   * @param dialogId the dialog
   * @param options options of the call
   * @return all entries
   */
  public CompletableFuture<Listing<SeenLogEntry>> seenLog(UUID dialogId, CallOptions options) {
    return calls.call(() -> dialogs.seenLog(dialogId, options));
  }

  /**
   * As {@link Dialogs#seenLogEntry(UUID, UUID)}.
   *
   * @param dialogId the dialog
   * @param seenLogId the entry
   * @return the entry
   */
  public CompletableFuture<SeenLogEntry> seenLogEntry(UUID dialogId, UUID seenLogId) {
    return calls.call(() -> dialogs.seenLogEntry(dialogId, seenLogId));
  }

  /**
   * As {@link Dialogs#seenLogEntry(UUID, UUID, CallOptions)}.
   *
   * @param dialogId the dialog
   * @param seenLogId the entry
   * @param options options of the call
   * @return the entry
   */
  public CompletableFuture<SeenLogEntry> seenLogEntry(
      UUID dialogId, UUID seenLogId, CallOptions options) {
    return calls.call(() -> dialogs.seenLogEntry(dialogId, seenLogId, options));
  }

  /**
   * As {@link Dialogs#labelLog(UUID)}.
   *
   * @param dialogId the dialog
   * @return all entries
   */
  public CompletableFuture<Listing<LabelLogEntry>> labelLog(UUID dialogId) {
    return calls.call(() -> dialogs.labelLog(dialogId));
  }

  /**
   * As {@link Dialogs#labelLog(UUID, CallOptions)}.
   *
   * @param dialogId the dialog
   * @param options options of the call
   * @return all entries
   */
  public CompletableFuture<Listing<LabelLogEntry>> labelLog(UUID dialogId, CallOptions options) {
    return calls.call(() -> dialogs.labelLog(dialogId, options));
  }

  @Override
  public String toString() {
    return "AsyncDialogs[]";
  }
}
