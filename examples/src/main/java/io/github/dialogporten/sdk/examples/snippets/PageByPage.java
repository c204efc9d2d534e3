package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.FutureCalls;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.paging.Page;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A walk that holds no thread between pages, as docs/calls.md shows it. */
public final class PageByPage {

  private final FutureCalls async;
  private final Function<List<DialogSummary>, CompletableFuture<?>> archive;
  private volatile boolean stopped;

  /**
   * A walk.
   *
   * @param async calls through a client
   * @param archive keeps a page, in its own time
   */
  public PageByPage(
      FutureCalls async, Function<List<DialogSummary>, CompletableFuture<?>> archive) {
    this.async = async;
    this.archive = archive;
  }

  /** Asks for no further page. */
  public void stop() {
    stopped = true;
  }

  // snippet:start async-walk
  /** Keeps all that a query finds. */
  public CompletableFuture<@Nullable Void> walk(DialogQuery query) {
    return async.call(c -> c.dialogs().search(query).firstPage()).thenCompose(this::keep);
  }

  private CompletableFuture<@Nullable Void> keep(Page<DialogSummary> page) {
    return archive
        .apply(page.items()) // in its own time; then the next page
        .thenCompose(
            kept ->
                page.hasNext() && !stopped
                    ? async.call(c -> page.next()).thenCompose(this::keep)
                    : CompletableFuture.completedFuture(null));
  }
  // snippet:end
}
