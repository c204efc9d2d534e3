package io.github.dialogporten.sdk.internal.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Allows one request to one origin: what came before it in the chain cannot make it two. It goes
 * with the request to the wire, and comes back with what is known there.
 */
final class Ticket implements AutoCloseable {

  private final HttpUrl url;
  private final BodyKind kind;
  private final @Nullable Traffic traffic;
  private final AtomicBoolean sent = new AtomicBoolean();
  private volatile @Nullable WireBody body;
  private @Nullable BeginningWatch watch;

  /** A ticket to an origin; what is sent and comes is counted, where somebody wants to know. */
  Ticket(HttpUrl url, BodyKind kind, @Nullable Traffic traffic) {
    this.url = url;
    this.kind = kind;
    this.traffic = traffic;
  }

  /** Whether this is the first request, and to the origin that was asked for. */
  boolean use(HttpUrl actual) {
    return url.scheme().equals(actual.scheme())
        && url.host().equals(actual.host())
        && url.port() == actual.port()
        && sent.compareAndSet(false, true);
  }

  BodyKind kind() {
    return kind;
  }

  @Nullable Traffic traffic() {
    return traffic;
  }

  /** Whether the request has begun to leave. */
  boolean wasSent() {
    return sent.get();
  }

  /**
   * The answer came: its body is counted, checked and unpacked when it is read.
   *
   * @param mostExpansion how many times as long as on the wire a file may become
   */
  Response came(Response response, int mostExpansion) throws IOException {
    WireBody wire = new WireBody(response, traffic);
    body = wire;
    if (traffic != null) {
      traffic.comes(response.code(), wire);
    }
    return Codings.plain(response, wire, kind.isFile() ? mostExpansion : 0);
  }

  /** Whether the server tells where the body ends. */
  boolean isEndKnown() {
    @Nullable WireBody wire = body;
    return wire == null || wire.isEndKnown();
  }

  /** Ends the call when its answer has not begun by then. */
  void watch(okhttp3.Call call, Duration left) {
    watch = new BeginningWatch(call, left);
  }

  /** The answer has begun: what comes from now on may take any time. */
  void begun() throws IOException {
    if (watch != null) {
      watch.begun();
    }
  }

  /** What a failure means: a call that was ended for its time has no words for it. */
  IOException meaning(IOException failure) {
    return watch != null && watch.isOver() ? BeginningWatch.outOfTime() : failure;
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
  }
}
