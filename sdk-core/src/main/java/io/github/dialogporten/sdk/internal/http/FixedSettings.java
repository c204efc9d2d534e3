package io.github.dialogporten.sdk.internal.http;

import java.io.IOException;
import java.net.Proxy;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sets again what no interceptor before it may change: no replays, no cookies, no cache, no
 * unpacking of OkHttp's own, the pool that the request belongs to, and for guarded destinations the
 * guard and no way around it. Gives a search its own read timeout.
 */
final class FixedSettings implements Interceptor {

  private static final String CODINGS = "Accept-Encoding";

  /** How long a server may be silent in one call, where that is not the client's setting. */
  record ReadTimeout(int millis) {}

  private final @Nullable Dns guard;

  FixedSettings(@Nullable Dns guard) {
    this.guard = guard;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Chain fixed =
        chain
            .withRetryOnConnectionFailure(false)
            .withAuthenticator(Authenticator.NONE)
            .withCookieJar(CookieJar.NO_COOKIES)
            .withCache(null);
    @Nullable Ticket ticket = chain.request().tag(Ticket.class);
    if (ticket != null) {
      fixed = fixed.withConnectionPool(ticket.pool());
    }
    @Nullable ReadTimeout own = chain.request().tag(ReadTimeout.class);
    if (own != null) {
      fixed = fixed.withReadTimeout(own.millis(), TimeUnit.MILLISECONDS);
    }
    if (guard != null) {
      fixed = fixed.withDns(guard).withProxy(Proxy.NO_PROXY);
    }
    return fixed.proceed(named(chain.request()));
  }

  /** Where a request names no coding, OkHttp asks for gzip and unpacks it by itself. */
  private static Request named(Request request) {
    @Nullable Ticket ticket = request.tag(Ticket.class);
    return ticket == null || request.header(CODINGS) != null
        ? request
        : request.newBuilder().header(CODINGS, ticket.kind().coding()).build();
  }
}
