package io.github.dialogporten.sdk.internal.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends a call whose headers do not come in time. For streams, where the call's own timeout would
 * also count the time in which the caller reads.
 */
final class HeaderWatch implements AutoCloseable {

  private final CompletableFuture<Void> headers = new CompletableFuture<>();

  @SuppressWarnings("FutureReturnValueIgnored") // the same future, kept in the field
  HeaderWatch(okhttp3.Call call, Duration left) {
    headers
        .orTimeout(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS)
        .whenComplete(
            (nothing, end) -> {
              if (end instanceof TimeoutException) {
                call.cancel();
              }
            });
  }

  boolean hasEnded() {
    return headers.isCompletedExceptionally();
  }

  @Override
  public void close() {
    headers.complete(null);
  }
}
