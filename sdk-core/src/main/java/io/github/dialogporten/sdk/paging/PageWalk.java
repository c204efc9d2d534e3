package io.github.dialogporten.sdk.paging;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One walk over the pages of an {@link AsyncPagedResult}: its future, and where it is. */
final class PageWalk<T> extends CompletableFuture<@Nullable Void> {

  static final CompletionStage<?> DONE = CompletableFuture.completedStage(null);

  /** What is done with a page. */
  interface Visitor<T> {
    CompletionStage<?> visit(PageWalk<T> walk, AsyncPage<T> page);
  }

  private final PagedCalls<T> result;
  private final Visitor<T> visitor;
  private final AtomicInteger turns = new AtomicInteger();
  private volatile @Nullable AsyncPage<T> last;
  private volatile @Nullable CompletableFuture<AsyncPage<T>> fetching;

  private PageWalk(PagedCalls<T> result, Visitor<T> visitor) {
    this.result = result;
    this.visitor = visitor;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the same future
  static <T> PageWalk<T> start(PagedCalls<T> result, Visitor<T> visitor) {
    PageWalk<T> walk = new PageWalk<>(result, visitor);
    walk.whenComplete((nothing, end) -> walk.stop());
    walk.advance();
    return walk;
  }

  private void stop() {
    @Nullable CompletableFuture<AsyncPage<T>> running = fetching;
    if (running != null) {
      running.cancel(true);
    }
  }

  /** In a loop, not by calling itself: pages that come at once must not fill the stack. */
  private void advance() {
    if (turns.getAndIncrement() > 0) {
      return; // whoever is in the loop below takes this turn as well
    }
    do {
      turn();
    } while (turns.decrementAndGet() > 0);
  }

  private void turn() {
    @Nullable AsyncPage<T> before = last;
    if (before != null && !before.hasNext()) {
      complete(null);
    }
    if (isDone()) {
      return;
    }
    CompletableFuture<AsyncPage<T>> fetch = result.fetch(before, this::expect);
    if (isDone()) {
      fetch.cancel(true);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the same future
  private void expect(CompletableFuture<AsyncPage<T>> fetch) {
    fetching = fetch;
    fetch.whenComplete(this::arrived);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the visitor's own
  private void arrived(@Nullable AsyncPage<T> page, @Nullable Throwable failure) {
    if (page == null || failure != null) {
      fail(failure);
      return;
    }
    if (isDone()) {
      return;
    }
    try {
      CompletionStage<?> visit = Objects.requireNonNull(visitor.visit(this, page), "stage");
      last = page;
      visit.whenComplete((nothing, broken) -> visited(broken));
    } catch (Throwable thrown) {
      completeExceptionally(thrown);
    }
  }

  private void visited(@Nullable Throwable failure) {
    if (failure == null) {
      advance();
    } else {
      fail(failure);
    }
  }

  private void fail(@Nullable Throwable failure) {
    @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
    completeExceptionally(
        cause != null ? cause : Objects.requireNonNullElseGet(failure, IllegalStateException::new));
  }
}
