package io.github.dialogporten.sdk.internal.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends a call whose answer does not begin in time: its headers, and as much of the body as is
 * looked at before it is handed over. For streams, where the call's own timeout would also count
 * the time in which the caller reads.
 */
final class BeginningWatch implements AutoCloseable {

  private final CompletableFuture<Void> beginning = new CompletableFuture<>();

  @SuppressWarnings("FutureReturnValueIgnored") // the same future, kept in the field
  BeginningWatch(okhttp3.Call call, Duration left) {
    beginning
        .orTimeout(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS)
        .whenComplete(
            (nothing, end) -> {
              if (end instanceof TimeoutException) {
                call.cancel();
              }
            });
  }

  /** What comes from now on is not in the call's time. */
  void begun() throws IOException {
    if (!beginning.complete(null) && isOver()) {
      throw outOfTime();
    }
  }

  /** Whether the call was ended. */
  boolean isOver() {
    return beginning.isCompletedExceptionally();
  }

  static IOException outOfTime() {
    return new SocketTimeoutException("the answer did not begin in time");
  }

  @Override
  public void close() {
    beginning.complete(null);
  }
}
