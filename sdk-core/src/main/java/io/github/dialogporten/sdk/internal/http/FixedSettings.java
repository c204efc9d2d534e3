package io.github.dialogporten.sdk.internal.http;

import java.io.IOException;
import java.net.Proxy;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sets again what no interceptor before it may change: no replays, no cookies, no cache, and for
 * guarded destinations the guard and no way around it.
 */
final class FixedSettings implements Interceptor {

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
    if (guard != null) {
      fixed = fixed.withDns(guard).withProxy(Proxy.NO_PROXY);
    }
    return fixed.proceed(chain.request());
  }
}
