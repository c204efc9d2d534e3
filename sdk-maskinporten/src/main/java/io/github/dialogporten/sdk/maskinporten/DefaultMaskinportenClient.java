package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One client's tokens: what all its providers share. */
final class DefaultMaskinportenClient implements MaskinportenClient {

  /** Altinn's environments beside TT02; Maskinporten's test environment is tied to TT02 alone. */
  private static final Pattern WITHOUT_SYSTEM_USERS =
      Pattern.compile("platform\\.(at|yt)[0-9]{2}\\.altinn\\.cloud", Pattern.CASE_INSENSITIVE);

  private final AltinnConnection connection;
  private final Grant.Client client;
  private final Function<Grant, AccessToken> requests;
  private final TokenCache<Grant> cache;

  DefaultMaskinportenClient(
      AltinnConnection connection,
      Grant.Client client,
      Function<Grant, AccessToken> requests,
      TokenCache<Grant> cache) {
    this.connection = connection;
    this.client = client;
    this.requests = requests;
    this.cache = cache;
  }

  @Override
  public TokenProvider grant(GrantRequest request) {
    Objects.requireNonNull(request, "request");
    AltinnEnvironment environment = connection.environment();
    if (request.systemUser().isPresent()
        && WITHOUT_SYSTEM_USERS.matcher(environment.platform().getHost()).matches()) {
      throw new IllegalStateException(
          "Maskinporten has no system users for the environment '"
              + environment.name()
              + "': its test environment knows those of TT02 only. Use TT02, or tokens from"
              + " Altinn's test token generator:"
              + " io.github.dialogporten.sdk.testkit.testtokens.TestTokens");
    }
    Grant grant = new Grant(client, request);
    return new GrantTokenProvider(
        environment, grant, cache.handle(grant, () -> requests.apply(grant)));
  }

  @Override
  public AltinnConnection connection() {
    return connection;
  }

  @Override
  public String toString() {
    return "MaskinportenClient[" + connection.environment().name() + ", " + client.clientId() + "]";
  }
}
