package io.github.dialogporten.sdk.internal.search;

import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A page that is fetched before it is needed: on the caller's executor, in a time of its own, or
 * where that has not come to it on the thread that needs it, in the time of the page that needs it.
 * A failure is told once; after that the page is fetched anew. Thread-safe.
 */
final class PageAhead<T> {

  private final PartFetcher<T> fetcher;
  private final SearchPart part;
  private final @Nullable String token;
  private final int size;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean failed = new AtomicBoolean();
  private final CompletableFuture<SearchAnswer<T>> answer = new CompletableFuture<>();

  PageAhead(PartFetcher<T> fetcher, SearchPart part, @Nullable String token, int size) {
    this.fetcher = fetcher;
    this.part = part;
    this.token = token;
    this.size = size;
  }

  /** This page on its way, even when the executor takes no more. */
  PageAhead<T> on(Executor executor) {
    try {
      executor.execute(new FutureTask<>(Cancellation.carried(this::begin)));
    } catch (RejectedExecutionException e) {
      // the caller fetches it when it is needed, as without an executor
    }
    return this;
  }

  /** One that is cancelled before it begins is fetched when it is needed. */
  private boolean begin() {
    return begin(fetcher.server().startPage());
  }

  /** Fetches it, unless another thread has begun. */
  private boolean begin(PageTime time) {
    if (begun.compareAndSet(false, true)) {
      try {
        answer.complete(fetch(time));
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    }
    return answer.isDone();
  }

  private SearchAnswer<T> fetch(PageTime time) {
    return fetcher.server().page(part, token, size, fetcher.left(time));
  }

  SearchAnswer<T> get(PageTime time) {
    if (failed.get()) {
      return fetch(time);
    }
    begin(time);
    try {
      return answer.get(time.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Cancellation.check();
      throw fetcher.notSent(TransportException.Kind.INTERRUPTED);
    } catch (TimeoutException e) {
      throw fetcher.notSent(TransportException.Kind.TIMEOUT); // it is kept for who asks again
    } catch (CancellationException e) {
      failed.set(true);
      Cancellation.check();
      return fetch(time); // it was a call's that has ended
    } catch (ExecutionException e) {
      failed.set(true);
      if (isAnothersInterrupt(e.getCause())) {
        return fetch(time); // the executor was shut down while it fetched
      }
      throw rethrown(e.getCause());
    }
  }

  private static boolean isAnothersInterrupt(@Nullable Throwable cause) {
    return cause instanceof TransportException failure
        && failure.kind() == TransportException.Kind.INTERRUPTED
        && !Thread.currentThread().isInterrupted();
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failure
        ? failure
        : new IllegalStateException("a search throws nothing that is checked", cause);
  }
}
