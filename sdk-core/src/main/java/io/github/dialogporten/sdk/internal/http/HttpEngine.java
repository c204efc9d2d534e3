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
 * addresses that stand in dialogs, and of each one that never uses a connection twice, for write
 * actions (a kept connection that has died unnoticed would leave the outcome unknown), and one for
 * files.
 */
final class HttpEngine implements AutoCloseable {

  private final AltinnHttp settings;
  private final TimeSource time;
  private final OkHttpClient open;
  private final OkHttpClient openOnce;
  private final OkHttpClient guarded;
  private final OkHttpClient guardedOnce;
  private final OkHttpClient files;
  private final OkHttpClient guardedFiles;
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
    this.open = base.newBuilder().addInterceptor(new FixedSettings(null)).build();
    this.guarded =
        base.newBuilder()
            .dns(guard)
            .proxy(Proxy.NO_PROXY)
            .addInterceptor(new FixedSettings(guard))
            .build();
    this.openOnce = open.newBuilder().connectionPool(noReuse()).build();
    this.guardedOnce = guarded.newBuilder().connectionPool(noReuse()).build();
    this.files = forFiles(open);
    this.guardedFiles = forFiles(guarded);
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

  private static ConnectionPool noReuse() {
    return new ConnectionPool(0, 1, TimeUnit.NANOSECONDS);
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
   * @throws UnknownHostException when a guarded destination may not be connected to
   */
  OkHttpClient client(Route route, Semantics semantics, BodyKind kind) throws UnknownHostException {
    boolean once = semantics == Semantics.ONCE;
    OkHttpClient direct = once ? openOnce : kind.isFile() ? files : open;
    if (!route.guarded()) {
      return direct;
    }
    checkLiteral(route.url());
    if (isProxied(route.url())) {
      // the proxy looks the name up, so the address cannot be checked: only listed hosts
      if (!settings.proxiedContentHosts().contains(route.url().host())) {
        throw new AddressGuard.RefusedAddressException();
      }
      return direct;
    }
    return once ? guardedOnce : kind.isFile() ? guardedFiles : guarded;
  }

  /** OkHttp looks no literal up, so the guard would not see it. */
  private static void checkLiteral(HttpUrl url) throws UnknownHostException {
    String host = url.host();
    boolean literal = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    if (literal && !AddressGuard.isPublic(InetAddress.getByName(host))) {
      throw new AddressGuard.RefusedAddressException();
    }
  }

  private boolean isProxied(HttpUrl url) {
    @Nullable Proxy fixed = open.proxy();
    @Nullable ProxySelector selector = open.proxySelector();
    List<Proxy> proxies =
        fixed != null ? List.of(fixed) : selector == null ? List.of() : selector.select(url.uri());
    return proxies.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
  }

  @Override
  public void close() {
    closed = true;
    for (OkHttpClient client : List.of(open, openOnce, guarded, guardedOnce)) {
      client.connectionPool().evictAll();
    }
  }
}
