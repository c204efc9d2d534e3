package io.github.dialogporten.sdk.internal.http;

import java.io.IOException;
import java.net.Proxy;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sets again what no interceptor before it may change: no replays, no cookies, no cache, and for
 * guarded destinations the guard and no way around it. Gives a search its own read timeout.
 */
final class FixedSettings implements Interceptor {

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
    @Nullable ReadTimeout own = chain.request().tag(ReadTimeout.class);
    if (own != null) {
      fixed = fixed.withReadTimeout(own.millis(), TimeUnit.MILLISECONDS);
    }
    if (guard != null) {
      fixed = fixed.withDns(guard).withProxy(Proxy.NO_PROXY);
    }
    return fixed.proceed(chain.request());
  }
}
