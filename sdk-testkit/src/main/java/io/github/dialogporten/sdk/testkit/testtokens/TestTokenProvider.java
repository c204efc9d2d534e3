package io.github.dialogporten.sdk.testkit.testtokens;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.util.Optional;
import java.util.function.Supplier;

/** One user's test tokens. The cache is shared, and keeps them by the name of the identity. */
final class TestTokenProvider implements TokenProvider {

  private final TokenCache<String> cache;
  private final String identity;
  private final AltinnEnvironment environment;
  private final Supplier<AccessToken> loader;

  TestTokenProvider(
      TokenCache<String> cache,
      String identity,
      AltinnEnvironment environment,
      Supplier<AccessToken> loader) {
    this.cache = cache;
    this.identity = identity;
    this.environment = environment;
    this.loader = loader;
  }

  @Override
  public AccessToken token(TokenRequest request) {
    return cache.get(identity, request.timeout(), loader);
  }

  @Override
  public void rejected(TokenRequest request, AccessToken token) {
    cache.reject(identity, token);
  }

  @Override
  public Optional<String> identity() {
    return Optional.of(identity);
  }

  @Override
  public Optional<AltinnEnvironment> environment() {
    return Optional.of(environment);
  }

  @Override
  public boolean distinguishesPurposes() {
    return false;
  }

  @Override
  public String toString() {
    return "TokenProvider[" + identity + "]";
  }
}
