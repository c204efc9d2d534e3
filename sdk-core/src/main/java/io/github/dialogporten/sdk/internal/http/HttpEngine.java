package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.observe.DialogportenListener;
import io.github.dialogporten.sdk.observe.ObserveAccess;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The OkHttp clients behind one {@link AltinnConnection}: one for Altinn's own hosts, one for
 * addresses that stand in dialogs, and of each one for files. All keep their connections in one
 * pool. What is sent once gets a connection of its own: one that others use, or have used, can go
 * away with their requests, and leave the outcome unknown.
 */
final class HttpEngine implements AutoCloseable {

  private static final Duration MOST_TO_CLOSE = Duration.ofMillis(500);

  private final AltinnHttp settings;
  private final TimeSource time;
  private final Object lock = new Object();
  private volatile Pooled pooled;
  private final @Nullable DialogportenListener listener;
  private final HostGuards guards;
  private volatile boolean closed;

  HttpEngine(AltinnConnection connection) {
    this.settings = connection.http();
    this.time = connection.timeSource();
    this.listener = settings.listener().map(ObserveAccess::careful).orElse(null);
    this.guards = new HostGuards(settings, time);
    OkHttpClient.Builder builder = new OkHttpClient.Builder();
    builder
        .connectTimeout(settings.connectTimeout())
        .readTimeout(settings.readTimeout())
        .writeTimeout(settings.readTimeout());
    settings.proxy().ifPresent(address -> builder.proxy(new Proxy(Proxy.Type.HTTP, address)));
    settings
        .socketFactory()
        .ifPresent(
            factory -> builder.sslSocketFactory(factory, settings.trustManager().orElseThrow()));
    builder.connectionPool(pool(settings));
    settings.customizer().ifPresent(customizer -> customizer.customize(builder));
    // after the customizer: what it must not change
    OkHttpClient base =
        builder
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .authenticator(Authenticator.NONE)
            .cookieJar(CookieJar.NO_COOKIES)
            .cache(null)
            .callTimeout(Duration.ZERO) // ours is set for each call
            .addNetworkInterceptor(new OneRequestOnly(settings.maxExpansion()))
            .build();
    AddressGuard guard = new AddressGuard(base.dns());
    this.pooled =
        Pooled.of(
            base.newBuilder().addInterceptor(new FixedSettings(null)).build(),
            base.newBuilder()
                .dns(guard)
                .proxy(Proxy.NO_PROXY)
                .addInterceptor(new FixedSettings(guard))
                .build());
  }

  /** The clients over one pool. */
  private record Pooled(
      OkHttpClient open, OkHttpClient guarded, OkHttpClient files, OkHttpClient guardedFiles) {

    static Pooled of(OkHttpClient open, OkHttpClient guarded) {
      return new Pooled(open, guarded, forFiles(open), forFiles(guarded));
    }

    /**
     * Over HTTP/1.1: of an HTTP/2 stream OkHttp takes up to 16 MiB into the heap before anything is
     * read of it, and lets no other stream of the connection go on from there.
     */
    private static OkHttpClient forFiles(OkHttpClient client) {
      return client.protocols().contains(Protocol.HTTP_1_1)
          ? client.newBuilder().protocols(List.of(Protocol.HTTP_1_1)).build()
          : client; // a customizer wants HTTP/2 without TLS, which knows no choice
    }

    ConnectionPool pool() {
      return open.connectionPool();
    }

    Pooled over(ConnectionPool pool) {
      return of(
          open.newBuilder().connectionPool(pool).build(),
          guarded.newBuilder().connectionPool(pool).build());
    }
  }

  private static ConnectionPool pool(AltinnHttp settings) {
    return new ConnectionPool(
        settings.maxIdleConnections(), settings.idleTimeout().toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Fails after {@link #close()}. */
  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the AltinnConnection is closed");
    }
  }

  boolean isClosed() {
    return closed;
  }

  TimeSource time() {
    return time;
  }

  AltinnHttp settings() {
    return settings;
  }

  /** Tells the listener of one call, if there is a listener. */
  CallWatch watch(Call<?> call) {
    return listener == null ? CallWatch.NONE : new ListenedCall(listener, call, time);
  }

  /** What stands before a host. */
  HostGuard guard(HttpUrl url) {
    return guards.at(url);
  }

  /**
   * The client for a destination.
   *
   * @param alone whether the request gets a connection that nothing else has used or will use: a
   *     pool of its own, which is to be emptied when the answer was read. (One that keeps nothing
   *     closes the connection before: OkHttp has done with an answer of 204 when its head is there,
   *     and under HTTP/2 the end of it comes later.)
   * @throws UnknownHostException when a guarded destination may not be connected to
   */
  OkHttpClient client(Route route, BodyKind kind, boolean alone) throws UnknownHostException {
    OkHttpClient client = client(route, kind);
    return alone
        ? client.newBuilder().connectionPool(new ConnectionPool(1, 1, TimeUnit.SECONDS)).build()
        : client;
  }

  private OkHttpClient client(Route route, BodyKind kind) throws UnknownHostException {
    Pooled current = pooled;
    OkHttpClient direct = kind.isFile() ? current.files() : current.open();
    if (!route.guarded()) {
      return direct;
    }
    checkLiteral(route.url());
    if (proxy(route.url()).isPresent()) {
      // the proxy looks the name up, so the address cannot be checked: only listed hosts
      if (!settings.proxiedContentHosts().contains(route.url().host())) {
        throw new AddressGuard.RefusedAddressException();
      }
      return direct;
    }
    return kind.isFile() ? current.guardedFiles() : current.guarded();
  }

  /** OkHttp looks no literal up, so the guard would not see it. */
  private static void checkLiteral(HttpUrl url) throws UnknownHostException {
    String host = url.host();
    boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    if (literal && !AddressGuard.isPublic(InetAddress.getByName(host))) {
      throw new AddressGuard.RefusedAddressException();
    }
  }

  /** The proxy that a request goes through, if it does. */
  Optional<Proxy> proxy(HttpUrl url) {
    @Nullable Proxy fixed = pooled.open().proxy();
    @Nullable ProxySelector selector = pooled.open().proxySelector();
    List<Proxy> proxies =
        fixed != null ? List.of(fixed) : selector == null ? List.of() : selector.select(url.uri());
    return proxies.stream().filter(proxy -> proxy.type() != Proxy.Type.DIRECT).findFirst();
  }

  /** A kept connection was dead: those that are idle now may be, too. */
  void foundDead(InFlight flight) {
    evict(flight.ticket().pool());
  }

  /**
   * The peer of a shared connection may be gone: no further request goes over it. OkHttp takes a
   * single connection out of use for reasons of its own only, so the whole pool is left to the
   * requests that are under way on it, and a new one takes its place.
   */
  void foundSilent(InFlight flight) {
    ConnectionPool silent = flight.ticket().pool();
    synchronized (lock) {
      if (pooled.pool() == silent) {
        pooled = pooled.over(pool(settings));
      }
    }
    flight.dropUnsent();
    onDaemon(silent::evictAll); // the call is out of time: it does not wait for that
  }

  /**
   * Closes the idle connections of a pool. Not on the caller's thread: closing waits for a thread
   * that writes, and that one for a peer that does not read.
   */
  private static void evict(ConnectionPool pool) {
    Thread closing = onDaemon(pool::evictAll);
    try {
      closing.join(MOST_TO_CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does something that may wait on a thread of its own, which keeps no program alive. */
  static Thread onDaemon(Runnable work) {
    Thread thread = new Thread(work, "dialogporten-sdk-connections");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void close() {
    closed = true;
    evict(pooled.pool());
  }
}
