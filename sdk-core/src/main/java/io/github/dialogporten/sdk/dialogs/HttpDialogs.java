package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.paging.Listing;
import io.github.dialogporten.sdk.paging.PageCursor;
import java.util.Objects;
import java.util.UUID;

/** Dialogs over HTTP. For the client's own use: take {@code client.dialogs()}. Thread-safe. */
public final class HttpDialogs implements Dialogs {

  private final Pipeline pipeline;
  private final Operation<Dialog> open;

  /**
   * For the client's own use.
   *
   * @param pipeline the way of the calls
   */
  public HttpDialogs(Pipeline pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.open = DialogOperations.open(pipeline);
  }

  /**
   * What a dialog allows at those it refers to. For the client's own use.
   *
   * @param dialog a dialog that this identity opened
   * @return its token with the end of its life; without a token when the dialog has none
   * @throws IllegalArgumentException when another identity opened it
   */
  public DialogCredential credential(Dialog dialog) {
    if (dialog.openedBy() != pipeline.identity()) {
      throw new IllegalArgumentException(
          "dialog: it was opened by another identity; use the client or view that opened it, or"
              + " open it again with this one");
    }
    return new DialogCredential(dialog.dialogToken().orElse(null));
  }

  @Override
  public DialogSearch search(DialogQuery query, CallOptions options) {
    return PagedSearch.of(new HttpSearchServer(pipeline, options), query);
  }

  @Override
  public DialogSearch search(DialogQuery query, PageCursor cursor, CallOptions options) {
    return PagedSearch.after(cursor, new HttpSearchServer(pipeline, options), query);
  }

  @Override
  public Dialog open(UUID dialogId, CallOptions options) {
    return pipeline.call(open, in(dialogId), options);
  }

  @Override
  public Listing<Transmission> transmissions(UUID dialogId, CallOptions options) {
    return pipeline.call(DialogOperations.TRANSMISSIONS, in(dialogId), options);
  }

  @Override
  public Transmission transmission(UUID dialogId, UUID transmissionId, CallOptions options) {
    return pipeline.call(
        DialogOperations.TRANSMISSION, in(dialogId, "transmissionId", transmissionId), options);
  }

  @Override
  public Listing<Activity> activities(UUID dialogId, CallOptions options) {
    return pipeline.call(DialogOperations.ACTIVITIES, in(dialogId), options);
  }

  @Override
  public Activity activity(UUID dialogId, UUID activityId, CallOptions options) {
    return pipeline.call(
        DialogOperations.ACTIVITY, in(dialogId, "activityId", activityId), options);
  }

  @Override
  public Listing<SeenLogEntry> seenLog(UUID dialogId, CallOptions options) {
    return pipeline.call(DialogOperations.SEEN_LOG, in(dialogId), options);
  }

  @Override
  public SeenLogEntry seenLogEntry(UUID dialogId, UUID seenLogId, CallOptions options) {
    return pipeline.call(
        DialogOperations.SEEN_LOG_ENTRY, in(dialogId, "seenLogId", seenLogId), options);
  }

  @Override
  public Listing<LabelLogEntry> labelLog(UUID dialogId, CallOptions options) {
    return pipeline.call(DialogOperations.LABEL_LOG, in(dialogId), options);
  }

  private static Parameters in(UUID dialogId) {
    return Parameters.with().path("dialogId", dialogId).build();
  }

  private static Parameters in(UUID dialogId, String name, UUID id) {
    return Parameters.with().path("dialogId", dialogId).path(name, id).build();
  }
}
