package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One client's tokens: what all its providers share. */
final class DefaultMaskinportenClient implements MaskinportenClient {

  /** Altinn's environments beside TT02; Maskinporten's test environment is tied to TT02 alone. */
  private static final Pattern WITHOUT_SYSTEM_USERS =
      Pattern.compile("platform\\.(at|yt)[0-9]{2}\\.altinn\\.cloud", Pattern.CASE_INSENSITIVE);

  private final AltinnEnvironment environment;
  private final Grant.Client client;
  private final Function<Grant, AccessToken> requests;
  private final TokenCache<Grant> cache;
  private final @Nullable AltinnHttp ownHttp;
  private volatile boolean closed;

  DefaultMaskinportenClient(
      AltinnEnvironment environment,
      Grant.Client client,
      Function<Grant, AccessToken> requests,
      TokenCache<Grant> cache,
      @Nullable AltinnHttp ownHttp) {
    this.environment = environment;
    this.client = client;
    this.requests = requests;
    this.cache = cache;
    this.ownHttp = ownHttp;
  }

  @Override
  public TokenProvider grant(GrantRequest request) {
    Objects.requireNonNull(request, "request");
    if (request.systemUser().isPresent()
        && WITHOUT_SYSTEM_USERS.matcher(environment.platform().getHost()).matches()) {
      throw new IllegalStateException(
          "Maskinporten has no system users for the environment '"
              + environment.name()
              + "': its test environment knows those of TT02 only. Use TT02, or tokens from"
              + " Altinn's test token generator:"
              + " io.github.dialogporten.sdk.tokens.TestTokens");
    }
    return new GrantTokenProvider(this, new Grant(client, request));
  }

  @Override
  public AltinnEnvironment environment() {
    return environment;
  }

  TokenCache<Grant> cache() {
    return cache;
  }

  AccessToken load(Grant grant) {
    if (closed) {
      throw new TokenException(
          TokenRefusal.by(TokenRequests.PROVIDER, TokenRequests.OPERATION),
          "the MaskinportenClient is closed",
          null);
    }
    return requests.apply(grant);
  }

  @Override
  public void close() {
    closed = true;
    if (ownHttp != null) {
      ownHttp.close();
    }
  }

  @Override
  public String toString() {
    return "MaskinportenClient[" + environment.name() + ", " + client.clientId() + "]";
  }
}
