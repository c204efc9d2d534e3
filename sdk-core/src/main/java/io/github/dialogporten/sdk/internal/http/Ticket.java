package io.github.dialogporten.sdk.internal.http;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Allows one request to one origin, over a connection of one pool: what came before it in the chain
 * cannot make it two. It goes with the request to the wire, and knows afterwards how far it came.
 */
final class Ticket {

  /** So long ago, an answer on the same connection no longer shows that the peer is there. */
  private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

  private static final int MISDIRECTED = 421;

  private final HttpUrl url;
  private final BodyKind kind;
  private final ConnectionPool pool;
  private final @Nullable Traffic traffic;
  private final AtomicBoolean used = new AtomicBoolean();
  private volatile @Nullable Connection connection;
  private volatile Connections.@Nullable Known known;
  private volatile @Nullable WireBody body;
  private volatile long sentAt;
  private volatile boolean kept;
  private volatile boolean answered;
  private volatile boolean unprocessed;

  /** A ticket to an origin; what is sent and comes is counted, where somebody wants to know. */
  Ticket(HttpUrl url, BodyKind kind, ConnectionPool pool, @Nullable Traffic traffic) {
    this.url = url;
    this.kind = kind;
    this.pool = pool;
    this.traffic = traffic;
  }

  /** Whether this is the first request, and to the origin that was asked for. */
  boolean use(HttpUrl actual) {
    return url.scheme().equals(actual.scheme())
        && url.host().equals(actual.host())
        && url.port() == actual.port()
        && used.compareAndSet(false, true);
  }

  /** The request leaves over this connection. */
  void leaves(Connection over, Connections.Known whatIsKnown) {
    connection = over;
    known = whatIsKnown;
    sentAt = System.nanoTime();
    kept = whatIsKnown.use();
  }

  /** The head of an answer has come. */
  void answered(int status) {
    answered = true;
    unprocessed = status == MISDIRECTED;
    Connections.@Nullable Known of = known;
    if (of != null) {
      of.hears();
    }
  }

  /** The server has not looked at the request, and never will. */
  void unprocessed() {
    unprocessed = true;
  }

  boolean isUnprocessed() {
    return unprocessed;
  }

  ConnectionPool pool() {
    return pool;
  }

  BodyKind kind() {
    return kind;
  }

  @Nullable Traffic traffic() {
    return traffic;
  }

  /** Whether the request has begun to leave, and may have been looked at. */
  boolean wasSent() {
    return used.get() && !unprocessed;
  }

  boolean isAnswered() {
    return answered;
  }

  /** Whether the connection had carried another request before. */
  boolean isKept() {
    return kept;
  }

  /** Whether other requests may be on its connection, so that OkHttp does not close it. */
  boolean isShared() {
    @Nullable Connection over = connection;
    return over != null && over.protocol() != Protocol.HTTP_1_1;
  }

  /** Whether any answer has begun to come over its connection since it left, and just now. */
  boolean isPeerThere() {
    Connections.@Nullable Known of = known;
    long heard = of == null ? sentAt : of.heard();
    return heard - sentAt > 0 && System.nanoTime() - heard < FRESH;
  }

  /** What the request left over; null before. */
  @Nullable Socket socket() {
    @Nullable Connection over = connection;
    return over == null ? null : over.socket();
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
}
