package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.paging.AsyncPage;
import io.github.dialogporten.sdk.paging.AsyncPagedResult;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DialogSearch} whose pages are fetched on the caller's executor. Parts, order, repeats
 * and cursors are as told there. Nothing is sent before a page is asked for.
 *
 * <p>Thread-safe, and can be read many times.
 */
public final class AsyncDialogSearch implements AsyncPagedResult<DialogSummary> {

  private final DialogSearch search;
  private final Executor executor;
  private final AsyncPagedResult<DialogSummary> pages;

  private AsyncDialogSearch(DialogSearch search, Executor executor) {
    this.search = Objects.requireNonNull(search, "search");
    this.executor = Objects.requireNonNull(executor, "executor");
    this.pages = AsyncPagedResult.of(search, executor);
  }

  /**
   * A view of any search, a fake one too.
   *
   * @param search the search
   * @param executor where its pages are fetched, and what is done with them runs
   * @return a view that sends nothing by itself
   */
  public static AsyncDialogSearch of(DialogSearch search, Executor executor) {
    return new AsyncDialogSearch(search, executor);
  }

  /**
   * As {@link DialogSearch#prefetching(Executor)}: the same search, with the next pages fetched on
   * the same executor while the caller works on those before. Cancelling a future does not cancel
   * what is being fetched ahead; it is kept for whoever asks next, or dropped.
   *
   * @return a search that fetches ahead
   */
  public AsyncDialogSearch prefetching() {
    return new AsyncDialogSearch(search.prefetching(executor), executor);
  }

  /**
   * As {@link DialogSearch#changes()}. Nothing is sent.
   *
   * @return which parties are new and which are gone since the cursor was taken
   */
  public SearchChanges changes() {
    return search.changes();
  }

  @Override
  public CompletableFuture<AsyncPage<DialogSummary>> firstPage() {
    return pages.firstPage();
  }

  @Override
  public CompletableFuture<@Nullable Void> forEach(Consumer<? super DialogSummary> each) {
    return pages.forEach(each);
  }

  @Override
  public CompletableFuture<@Nullable Void> forEachPage(
      Function<? super AsyncPage<DialogSummary>, ? extends CompletionStage<?>> each) {
    return pages.forEachPage(each);
  }

  @Override
  public String toString() {
    return "AsyncDialogSearch[]";
  }
}
