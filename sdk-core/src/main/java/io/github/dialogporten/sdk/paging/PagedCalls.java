package io.github.dialogporten.sdk.paging;

import io.github.dialogporten.sdk.internal.async.AsyncCalls;
import io.github.dialogporten.sdk.internal.async.CallFuture;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages that are fetched by calls on an executor. */
final class PagedCalls<T> implements AsyncPagedResult<T> {

  private final PagedResult<T> result;
  private final AsyncCalls calls;

  PagedCalls(PagedResult<T> result, Executor executor) {
    this.result = Objects.requireNonNull(result, "result");
    this.calls = new AsyncCalls(executor);
  }

  @Override
  public CompletableFuture<AsyncPage<T>> firstPage() {
    CallFuture<AsyncPage<T>> first = prepareFirst();
    calls.start(first);
    return first;
  }

  private CallFuture<AsyncPage<T>> prepareFirst() {
    return calls.prepare(() -> new AsyncPage<>(result.firstPage(), calls));
  }

  /** Fetches the first page for a walk, or the one after another. */
  CompletableFuture<AsyncPage<T>> fetch(
      @Nullable AsyncPage<T> last, Consumer<CompletableFuture<AsyncPage<T>>> beforeItStarts) {
    CallFuture<AsyncPage<T>> fetch = last == null ? prepareFirst() : last.prepareNext();
    beforeItStarts.accept(fetch);
    calls.start(fetch);
    return fetch;
  }

  @Override
  public CompletableFuture<@Nullable Void> forEach(Consumer<? super T> each) {
    Objects.requireNonNull(each, "each");
    return PageWalk.start(
        this,
        (walk, page) -> {
          for (T item : page.items()) {
            if (walk.isDone()) {
              break;
            }
            each.accept(item);
          }
          return PageWalk.DONE;
        });
  }

  @Override
  public CompletableFuture<@Nullable Void> forEachPage(
      Function<? super AsyncPage<T>, ? extends CompletionStage<?>> each) {
    Objects.requireNonNull(each, "each");
    return PageWalk.start(this, (walk, page) -> each.apply(page));
  }

  @Override
  public String toString() {
    return "AsyncPagedResult[]";
  }
}
