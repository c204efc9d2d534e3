package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.errors.UnauthorizedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Altinn's token exchange: gives an Altinn token for a token of Maskinporten or ID-porten, and
 * keeps it while it lives. One for each root client, so that all its views share the cache.
 */
final class AltinnExchange {

  private static final String NAME = "altinn.exchange";
  private static final int MOST_TOKENS = 10_000;
  private static final long MOST_BYTES = 65_536;

  private final AltinnEnvironment environment;
  private final Attempts attempts;
  private final Router router;
  private final TokenCache<Object> cache;

  AltinnExchange(AltinnEnvironment environment, Attempts attempts, Router router, TimeSource time) {
    this.environment = environment;
    this.attempts = attempts;
    this.router = router;
    this.cache = new TokenCache<>(time, MOST_TOKENS);
  }

  /** The provider's own token when it is Altinn's already, else what Altinn gives for it. */
  AccessToken altinnToken(TokenProvider provider, TokenRequest request) {
    return cache.get(key(provider), request.timeout(), () -> load(provider, request));
  }

  /** Drops an Altinn token that was not accepted, at the provider too when it is its own. */
  void rejected(TokenProvider provider, TokenRequest request, AccessToken token) {
    cache.reject(key(provider), token);
    provider.rejected(request, token);
  }

  /** A provider without a name of its identity is an identity of its own. */
  private static Object key(TokenProvider provider) {
    return provider.identity().<Object>map(name -> name).orElse(provider);
  }

  private AccessToken load(TokenProvider provider, TokenRequest request) {
    AccessToken source =
        provider.token(new TokenRequest(request.purpose(), TokenCache.LOAD_TIMEOUT));
    @Nullable Claims claims = Claims.of(source);
    if (claims == null) {
      throw new TokenException(
          TokenRefusal.by("altinn", NAME),
          "the token is no JWT: it serves Dialogporten only, and cannot be exchanged for the Altinn"
              + " token that this call needs",
          null);
    }
    if (altinnIssuer().equals(claims.issuer())) {
      @Nullable Instant expiry = claims.expiry();
      return expiry == null ? source : AccessToken.of(source.value(), expiry);
    }
    return exchange(source, claims);
  }

  private String altinnIssuer() {
    return environment.platform() + "/authentication/api/v1/openid/";
  }

  private AccessToken exchange(AccessToken source, Claims claims) {
    boolean maskinporten =
        environment.maskinporten().toString().equals(claims.issuer()) || !claims.isPerson();
    HttpUrl url =
        router
            .platform()
            .newBuilder()
            .addPathSegments("authentication/api/v1/exchange")
            .addPathSegment(maskinporten ? "maskinporten" : "id-porten")
            .build();
    try {
      return exchange(source, url);
    } catch (UnauthorizedException first) {
      // Altinn says 401 for an outage of its own too, so one more try is worth it
      try {
        return exchange(source, url);
      } catch (UnauthorizedException second) {
        throw refused("Altinn did not accept the token for exchange (401)", second);
      }
    } catch (ForbiddenException e) {
      throw refused(
          "Altinn exchanges no token without a scope that begins with 'altinn:' (403): ask for one"
              + " beside digdir:dialogporten",
          e);
    }
  }

  private static TokenException refused(String what, @Nullable Exception cause) {
    return new TokenException(TokenRefusal.by("altinn", NAME), what, cause);
  }

  private AccessToken exchange(AccessToken source, HttpUrl url) {
    Call<AccessToken> call =
        new Call<>(
            NAME,
            "/authentication/api/v1/exchange/{provider}",
            "GET",
            Semantics.SAFE,
            new Route(url, Credential.PROVIDER_TOKEN, false),
            Map.of(),
            null,
            left -> source,
            false,
            false,
            false,
            AltinnExchange::decode);
    try {
      return attempts.run(call, Duration.ofSeconds(30), true);
    } catch (RefusedLinkException e) {
      throw new IllegalStateException("the platform's own address was refused", e);
    }
  }

  /** The token comes bare or as a JSON string, and says itself how long it lives. */
  private static AccessToken decode(Answer answer) throws java.io.IOException {
    String text = new String(answer.bytes(MOST_BYTES), StandardCharsets.UTF_8).trim();
    if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
      text = text.substring(1, text.length() - 1);
    }
    boolean sendable = !text.isEmpty() && text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    @Nullable AccessToken token = sendable ? AccessToken.of(text) : null;
    @Nullable Claims claims = token == null ? null : Claims.of(token);
    if (token == null || claims == null) {
      throw refused("Altinn answered the exchange with something that is no token", null);
    }
    @Nullable Instant expiry = claims.expiry();
    return expiry == null ? token : AccessToken.of(text, expiry);
  }

  @Override
  public String toString() {
    return "AltinnExchange[]";
  }
}
