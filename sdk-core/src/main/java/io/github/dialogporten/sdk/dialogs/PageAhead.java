package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.TransportException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A page that is fetched before it is needed, by the caller's executor or, where that has not come
 * to it, by whoever needs it. A failure is told once; after that the page is fetched anew.
 * Thread-safe.
 */
final class PageAhead {

  private final Callable<SearchAnswer> fetch;
  private final FutureTask<SearchAnswer> task;
  private final AtomicBoolean failed = new AtomicBoolean();

  private PageAhead(Callable<SearchAnswer> fetch) {
    this.fetch = fetch;
    this.task = new FutureTask<>(fetch);
  }

  /** A page on its way, even when the executor takes no more. */
  static PageAhead on(Executor executor, Callable<SearchAnswer> fetch) {
    PageAhead ahead = new PageAhead(fetch);
    try {
      executor.execute(ahead.task);
    } catch (RejectedExecutionException e) {
      // the caller fetches it when it is needed, as without an executor
    }
    return ahead;
  }

  SearchAnswer get() {
    if (failed.get()) {
      return new PageAhead(fetch).get();
    }
    task.run(); // does nothing when another thread has begun
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(
          CallInfo.notSent(DialogOperations.SEARCH.name()),
          TransportException.Kind.INTERRUPTED,
          null);
    } catch (CancellationException e) {
      return new PageAhead(fetch).get(); // by whoever owns the executor
    } catch (ExecutionException e) {
      failed.set(true);
      if (isAnothersInterrupt(e.getCause())) {
        return new PageAhead(fetch).get(); // the executor was shut down while it fetched
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

  @Override
  public String toString() {
    return "PageAhead[done=" + task.isDone() + "]";
  }
}
