package io.github.dialogporten.sdk.paging;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PagedResult} whose pages are fetched on the caller's executor. Nothing is sent before a
 * page is asked for. Thread-safe, and can be read many times.
 *
 * @param <T> what is listed
 */
public interface AsyncPagedResult<T> {

  /**
   * A view of any result, a fake one too.
   *
   * @param result the result
   * @param executor where its pages are fetched, and what is done with them runs
   * @param <T> what is listed
   * @return a view that sends nothing by itself
   */
  static <T> AsyncPagedResult<T> of(PagedResult<T> result, Executor executor) {
    return new PagedCalls<>(result, executor);
  }

  /**
   * Fetches the first page.
   *
   * @return the page; cancelling the future cancels the request
   */
  CompletableFuture<AsyncPage<T>> firstPage();

  /**
   * Gives all items in order, one after the other, on the executor. The next page is fetched when
   * the last item of the one before has been taken, so that a page at most is held.
   *
   * <p>Completing the future in any way, such as by {@code cancel(true)} or {@code orTimeout}, ends
   * the walk: the page that is being fetched is cancelled, and no further item is given; one that
   * is being taken is not interrupted. To go on later after a failure, use {@link #forEachPage} and
   * keep the cursors.
   *
   * @param each takes an item; what it throws fails the future
   * @return done when all have been taken; fails as the first page that cannot be fetched does
   */
  CompletableFuture<@Nullable Void> forEach(Consumer<? super T> each);

  /**
   * Gives all pages in order, on the executor, each when what was done with the one before is
   * completed. The cursor of the last page that was done with is where a later search goes on,
   * after a failure too.
   *
   * <p>Completing the future in any way, such as by {@code cancel(true)} or {@code orTimeout}, ends
   * the walk: the page that is being fetched is cancelled, and no further page is given. What the
   * stages stand for is not cancelled: it is the caller's.
   *
   * @param each takes a page, and tells by a stage when it is done with it; what it throws, and
   *     what the stage fails with, fails the future
   * @return done when all stages are; fails as the first page that cannot be fetched does
   */
  CompletableFuture<@Nullable Void> forEachPage(
      Function<? super AsyncPage<T>, ? extends CompletionStage<?>> each);
}
