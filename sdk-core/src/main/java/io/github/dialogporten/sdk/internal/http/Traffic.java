package io.github.dialogporten.sdk.internal.http;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
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
  private volatile @Nullable Counted body;

  /** A request is about to leave. */
  void sends(Request request) throws IOException {
    status = 0; // an earlier one led here
    body = null;
    @Nullable RequestBody content = request.body();
    sent.addAndGet(content == null ? 0 : content.contentLength());
  }

  /** Its answer, whose body is counted when it is read. */
  Response comes(Response response) {
    status = response.code();
    ResponseBody content = response.body();
    Counted counted = new Counted(content.source(), content.contentLength());
    body = counted;
    return response
        .newBuilder()
        .body(
            ResponseBody.create(
                Okio.buffer(counted), content.contentType(), content.contentLength()))
        .build();
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
    @Nullable Counted last = body;
    return last != null && last.whole;
  }

  /** Says when the body is closed; nothing, when it already is. */
  void whenClosed(Consumer<Traffic> action) {
    @Nullable Counted last = body;
    if (last != null && !last.closed) {
      last.whenClosed = action;
    }
  }

  /** Read by one thread at a time. */
  private final class Counted extends ForwardingSource {

    private final long announced;
    private long count;
    private volatile boolean whole;
    private volatile boolean closed;
    private volatile @Nullable Consumer<Traffic> whenClosed;

    Counted(BufferedSource source, long announced) {
      super(source);
      this.announced = announced;
      this.whole = announced == 0;
    }

    @Override
    public long read(Buffer sink, long most) throws IOException {
      long read = super.read(sink, most);
      if (read > 0) {
        count += read;
        received.addAndGet(read);
      }
      if (read < 0 || count == announced) {
        whole = true;
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      try {
        super.close();
      } finally {
        boolean first = !closed;
        closed = true;
        @Nullable Consumer<Traffic> action = whenClosed;
        if (first && action != null) {
          action.accept(Traffic.this);
        }
      }
    }
  }
}
