package io.github.dialogporten.sdk.okhttp;

import okhttp3.OkHttpClient;

/**
 * Changes the OkHttp client that the SDK is about to build: a special socket factory, an event
 * listener, a DNS resolver.
 *
 * <p>It is applied first. Redirects, replays, cookies, caching, the check of addresses and
 * credentials are set after it and cannot be changed by it. A connection pool that it sets serves
 * what may share connections, and only until a server falls silent on one of them. What it sets is
 * outside the promise of compatibility, and an interceptor that it adds sees credentials: it must
 * not log them.
 */
@FunctionalInterface
public interface OkHttpCustomizer {

  /**
   * Changes the client.
   *
   * @param builder the client to be, with the SDK's own timeouts, proxy and trust already set
   */
  void customize(OkHttpClient.Builder builder);
}
