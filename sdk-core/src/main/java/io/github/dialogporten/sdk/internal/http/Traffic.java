package io.github.dialogporten.sdk.internal.http;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one attempt sends and receives, next to the wire: bytes as they come, compressed
 * where they are. A body that becomes a stream in the caller's hands is counted to its end, which
 * may be in another thread.
 */
final class Traffic {

  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private volatile int status;
  private volatile @Nullable WireBody body;
  private volatile @Nullable Consumer<Traffic> whenClosed;

  /** A request is about to leave. */
  void sends(Request request) throws IOException {
    status = 0; // an earlier one led here
    body = null;
    @Nullable RequestBody content = request.body();
    sent.addAndGet(content == null ? 0 : content.contentLength());
  }

  /** Its answer, whose body is counted when it is read. */
  void comes(int code, WireBody content) {
    status = code;
    body = content;
  }

  void received(long bytes) {
    received.addAndGet(bytes);
  }

  void closed() {
    @Nullable Consumer<Traffic> action = whenClosed;
    if (action != null) {
      action.accept(this);
    }
  }

  long sent() {
    return sent.get();
  }

  long received() {
    return received.get();
  }

  /** Of the last answer; empty when none came. */
  Optional<Integer> status() {
    return status == 0 ? Optional.empty() : Optional.of(status);
  }

  /** Whether the body came to its end. */
  boolean isWhole() {
    @Nullable WireBody last = body;
    return last != null && last.isWhole();
  }

  /** Says when the body is closed; nothing, when it already is. */
  void whenClosed(Consumer<Traffic> action) {
    @Nullable WireBody last = body;
    if (last != null && !last.isClosed()) {
      whenClosed = action;
    }
  }
}
