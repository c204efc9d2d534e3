package io.github.dialogporten.sdk.auth;

import io.github.dialogporten.sdk.internal.Internal;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Opens this package to the rest of the SDK: loads that need something of their caller first. */
@Internal
public final class AuthAccess {

  private AuthAccess() {}

  /**
   * The token of a key, where a load needs something that is got on the caller's thread, in the
   * caller's time, and before the load has its turn.
   *
   * @param cache the cache
   * @param key the key
   * @param wait how long the caller can wait
   * @param preparation gets what is needed, in the time that is left; gives the loader
   * @param <K> the key's type
   * @return a token that works
   */
  public static <K> AccessToken get(
      TokenCache<K> cache,
      K key,
      Duration wait,
      Function<Duration, Supplier<AccessToken>> preparation) {
    return cache.getPrepared(key, wait, preparation);
  }
}
