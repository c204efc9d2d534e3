package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.paging.Listing;
import io.github.dialogporten.sdk.paging.PageCursor;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dialogs over HTTP. Thread-safe. */
final class HttpDialogs implements Dialogs {

  private final Pipeline pipeline;

  HttpDialogs(Pipeline pipeline) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
  }

  @Override
  public DialogSearch search(DialogQuery query) {
    return found(query, null);
  }

  @Override
  public DialogSearch search(DialogQuery query, PageCursor cursor) {
    return found(query, Objects.requireNonNull(cursor, "cursor"));
  }

  private DialogSearch found(DialogQuery query, @Nullable PageCursor cursor) {
    pipeline.checkIdentity(DialogOperations.SEARCH.name());
    return PagedSearch.of(query, cursor, new HttpSearchServer(pipeline, query));
  }

  @Override
  public Dialog open(UUID dialogId) {
    return pipeline.call(DialogOperations.open(pipeline), in(dialogId));
  }

  @Override
  public Listing<Transmission> transmissions(UUID dialogId) {
    return pipeline.call(DialogOperations.TRANSMISSIONS, in(dialogId));
  }

  @Override
  public Transmission transmission(UUID dialogId, UUID transmissionId) {
    return pipeline.call(
        DialogOperations.TRANSMISSION, in(dialogId, "transmissionId", transmissionId));
  }

  @Override
  public Listing<Activity> activities(UUID dialogId) {
    return pipeline.call(DialogOperations.ACTIVITIES, in(dialogId));
  }

  @Override
  public Activity activity(UUID dialogId, UUID activityId) {
    return pipeline.call(DialogOperations.ACTIVITY, in(dialogId, "activityId", activityId));
  }

  @Override
  public Listing<SeenLogEntry> seenLog(UUID dialogId) {
    return pipeline.call(DialogOperations.SEEN_LOG, in(dialogId));
  }

  @Override
  public SeenLogEntry seenLogEntry(UUID dialogId, UUID seenLogId) {
    return pipeline.call(DialogOperations.SEEN_LOG_ENTRY, in(dialogId, "seenLogId", seenLogId));
  }

  @Override
  public Listing<LabelLogEntry> labelLog(UUID dialogId) {
    return pipeline.call(DialogOperations.LABEL_LOG, in(dialogId));
  }

  @Override
  public Limits limits() {
    return new HttpLimits(pipeline).read();
  }

  private static Parameters in(UUID dialogId) {
    return Parameters.with().path("dialogId", dialogId);
  }

  private static Parameters in(UUID dialogId, String name, UUID id) {
    return Parameters.with().path("dialogId", dialogId).path(name, id);
  }
}
