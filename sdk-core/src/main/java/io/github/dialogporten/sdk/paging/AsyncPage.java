package io.github.dialogporten.sdk.paging;

import io.github.dialogporten.sdk.internal.async.AsyncCalls;
import io.github.dialogporten.sdk.internal.async.CallFuture;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One page of an {@link AsyncPagedResult}. Immutable and thread-safe; {@link #next()} sends a
 * request.
 *
 * @param <T> what is on it
 */
public final class AsyncPage<T> {

  private final Page<T> page;
  private final AsyncCalls calls;

  AsyncPage(Page<T> page, AsyncCalls calls) {
    this.page = page;
    this.calls = calls;
  }

  /**
   * What is on this page. It may be empty while there is a next one.
   *
   * @return an unmodifiable list
   */
  public List<T> items() {
    return page.items();
  }

  /**
   * Whether the server says that there is a next page. The only sign of the end.
   *
   * @return true when {@link #next()} may be asked
   */
  public boolean hasNext() {
    return page.hasNext();
  }

  /**
   * Fetches the next page, as {@link Page#next()} does. After a failure it may be asked again.
   *
   * @return the next page; cancelling the future cancels the request. It fails with a {@link
   *     java.util.NoSuchElementException} when there is none
   */
  public CompletableFuture<AsyncPage<T>> next() {
    CallFuture<AsyncPage<T>> next = prepareNext();
    calls.start(next);
    return next;
  }

  CallFuture<AsyncPage<T>> prepareNext() {
    return calls.prepare(() -> new AsyncPage<>(page.next(), calls));
  }

  /**
   * The place after this page, to go on from later, as {@link Page#cursor()} gives it.
   *
   * @return the place; empty when the server gave none, as for an empty result
   */
  public Optional<PageCursor> cursor() {
    return page.cursor();
  }

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them.
   *
   * @return a copy
   */
  public Optional<byte[]> rawJson() {
    return page.rawJson();
  }

  @Override
  public String toString() {
    return "AsyncPage[" + items().size() + ", hasNext=" + hasNext() + "]";
  }
}
