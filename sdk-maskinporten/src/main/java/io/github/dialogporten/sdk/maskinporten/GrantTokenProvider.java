package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.util.Optional;

/** The tokens of one grant: a few references; cache and connections are the client's. */
final class GrantTokenProvider implements TokenProvider {

  private final DefaultMaskinportenClient client;
  private final String identity;
  private final TokenCache.Handle<Grant> tokens;

  GrantTokenProvider(DefaultMaskinportenClient client, Grant grant) {
    this.client = client;
    this.identity = Identities.of(grant);
    this.tokens = client.cache().handle(grant, () -> client.load(grant));
  }

  @Override
  public AccessToken token(TokenRequest request) {
    return tokens.get(request.timeout());
  }

  @Override
  public void rejected(TokenRequest request, AccessToken token) {
    tokens.reject(token);
  }

  @Override
  public Optional<String> identity() {
    return Optional.of(identity);
  }

  @Override
  public Optional<AltinnEnvironment> environment() {
    return Optional.of(client.environment());
  }

  @Override
  public String toString() {
    return "TokenProvider[" + identity + "]";
  }
}
