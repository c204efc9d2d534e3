package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.internal.http.IdentityNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tokens of one grant: a few references; cache and connections are the client's. */
final class GrantTokenProvider implements TokenProvider {

  private final AltinnEnvironment environment;
  private final String identity;
  private final TokenCache.Handle<Grant> tokens;

  GrantTokenProvider(AltinnEnvironment environment, Grant grant, TokenCache.Handle<Grant> tokens) {
    this.environment = environment;
    this.identity = nameOf(grant);
    this.tokens = tokens;
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
  public boolean distinguishesPurposes() {
    return false;
  }

  @Override
  public Optional<String> identity() {
    return Optional.of(identity);
  }

  @Override
  public Optional<AltinnEnvironment> environment() {
    return Optional.of(environment);
  }

  private static String nameOf(Grant grant) {
    Grant.Client client = grant.client();
    GrantRequest request = grant.request();
    List<String> hidden = new ArrayList<>();
    hidden.add(client.issuer());
    hidden.add(String.join(" ", grant.scopes()));
    hidden.add(request.consumerOrg().orElse(""));
    hidden.add(request.pid().orElse(""));
    hidden.add(String.valueOf(request.resources().size()));
    request.resources().forEach(resource -> hidden.add(resource.toString()));
    request
        .systemUser()
        .ifPresent(
            systemUser -> {
              hidden.add(systemUser.organisation());
              systemUser.externalRef().ifPresent(hidden::add);
            });
    String kind = request.systemUser().isPresent() ? "systemuser" : "organisation";
    return IdentityNames.of("maskinporten:" + client.clientId() + ":" + kind, hidden);
  }

  @Override
  public String toString() {
    return "TokenProvider[" + identity + "]";
  }
}
