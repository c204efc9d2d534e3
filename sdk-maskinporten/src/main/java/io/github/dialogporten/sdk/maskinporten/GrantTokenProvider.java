package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.util.Optional;
import java.util.function.Supplier;

/** The tokens of one grant: a few references; cache and connections are the client's. */
final class GrantTokenProvider implements TokenProvider {

  private final DefaultMaskinportenClient client;
  private final Grant grant;
  private final String identity;
  private final Supplier<AccessToken> loader;

  GrantTokenProvider(DefaultMaskinportenClient client, Grant grant) {
    this.client = client;
    this.grant = grant;
    this.identity = Identities.of(grant);
    // made once: reading a kept token allocates nothing
    this.loader = () -> client.load(grant);
  }

  @Override
  public AccessToken token(TokenRequest request) {
    return client.cache().get(grant, request.timeout(), loader);
  }

  @Override
  public void rejected(TokenRequest request, AccessToken token) {
    client.cache().reject(grant, token);
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
