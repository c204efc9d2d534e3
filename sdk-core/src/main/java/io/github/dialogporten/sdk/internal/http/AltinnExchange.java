package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.AuthAccess;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.errors.UnauthorizedException;
import io.github.dialogporten.sdk.observe.Destination;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Altinn's token exchange: gives an Altinn token for a token of Maskinporten or ID-porten, and
 * keeps it while it lives. One for each connection, so that all its clients share the cache.
 */
public final class AltinnExchange {

  private static final String NAME = "altinn.exchange";
  private static final CallKind KIND =
      new CallKind(
          NAME,
          "GET",
          "/authentication/api/v1/exchange/{provider}",
          Destination.PLATFORM,
          Semantics.SAFE);
  private static final int MOST_TOKENS = 10_000;
  private static final long MOST_BYTES = 65_536;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Before the one more try: an outage that is answered with 401 may be over by then. */
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final AltinnEnvironment environment;
  private final Attempts attempts;
  private final Router router;
  private final TimeSource time;
  private final TokenCache<IdentityKey> cache;

  AltinnExchange(AltinnConnection connection, Attempts attempts, Router router) {
    this.environment = connection.environment();
    this.attempts = attempts;
    this.router = router;
    this.time = connection.timeSource();
    this.cache =
        new TokenCache<>(
            time, MOST_TOKENS, environment.platform() + "/authentication/api/v1/exchange");
  }

  /**
   * An exchange with a cache of its own: a provider that asks it may be asked by the connection's
   * own exchange, which must not wait for itself.
   */
  public static AltinnExchange of(AltinnConnection connection) {
    Transport transport = Transport.of(connection);
    return new AltinnExchange(connection, transport.attempts(), transport.router());
  }

  /**
   * The provider's own token when it is Altinn's already, else what Altinn gives for it. The
   * provider is asked on the caller's thread and in the caller's time, and before the exchange has
   * its turn: an issuer that does not answer holds up no other issuer's tokens here.
   *
   * @param provider whose token
   * @param request how long the caller can wait
   * @return an Altinn token
   */
  public AccessToken altinnToken(TokenProvider provider, TokenRequest request) {
    return AuthAccess.get(
        cache,
        key(provider),
        request.timeout(),
        left -> {
          AccessToken source =
              ProviderTokens.token(provider, new TokenRequest(TokenPurpose.ALTINN, left));
          return () -> altinnTokenFor(source);
        });
  }

  /**
   * Drops an Altinn token that was not accepted, at the provider too when it is its own.
   *
   * @param provider whose token
   * @param request what it was for
   * @param token the token that was not accepted
   */
  public void rejected(TokenProvider provider, TokenRequest request, AccessToken token) {
    cache.reject(key(provider), token);
    provider.rejected(request, token);
  }

  private IdentityKey key(TokenProvider provider) {
    return IdentityKey.of(environment, provider);
  }

  private AccessToken altinnTokenFor(AccessToken source) {
    @Nullable Claims claims = Claims.of(source.value());
    if (claims == null) {
      throw refused(
          CallInfo.notSent(NAME),
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
    HttpUrl url =
        router
            .platform()
            .newBuilder()
            .addPathSegments("authentication/api/v1/exchange")
            .addPathSegment(isMaskinportens(claims) ? "maskinporten" : "id-porten")
            .build();
    Deadline deadline = new Deadline(time, TIMEOUT);
    try {
      try {
        return exchange(source, url, deadline);
      } catch (UnauthorizedException first) {
        // Altinn says 401 for an outage of its own too, so one more try is worth it
        attempts.pause(PAUSE, first.call());
        return exchange(source, url, deadline);
      }
    } catch (ApiException e) {
      throw explained(e, claims);
    }
  }

  /** By the issuer; one that the environment does not name is told by what the token is for. */
  private boolean isMaskinportens(Claims claims) {
    return isIssuer(environment.maskinporten(), claims)
        || (!isIdportens(claims) && !claims.isPerson());
  }

  private boolean isIdportens(Claims claims) {
    return environment.idporten().filter(uri -> isIssuer(uri, claims)).isPresent();
  }

  private boolean isKnownIssuer(Claims claims) {
    return isIssuer(environment.maskinporten(), claims) || isIdportens(claims);
  }

  private static boolean isIssuer(URI uri, Claims claims) {
    return uri.toString().equals(claims.issuer());
  }

  private RuntimeException explained(ApiException e, Claims claims) {
    return switch (e.status()) {
      case 401 ->
          refused(
              e.call(),
              "Altinn did not accept the token for exchange (401, twice), which it also answers in"
                  + " an outage of its own"
                  + (isKnownIssuer(claims)
                      ? ""
                      : "; the token is not of this environment's Maskinporten or ID-porten"),
              e);
      case 403 ->
          refused(
              e.call(),
              "Altinn refused the exchange (403): a person's token needs a scope that begins with"
                  + " 'altinn:'; ask for one beside digdir:dialogporten",
              e);
      case 410 -> refused(e.call(), "Altinn exchanges tokens of this kind no longer (410)", e);
      default ->
          e.isTransient() || e.status() >= 500
              ? e // down, or busy: that says nothing of the token
              : refused(e.call(), "Altinn refused the exchange (" + e.status() + ")", e);
    };
  }

  private static TokenException refused(CallInfo call, String what, @Nullable Exception cause) {
    return new TokenException(new TokenRefusal(call, "altinn", null, null, null), what, cause);
  }

  private AccessToken exchange(AccessToken source, HttpUrl url, Deadline deadline) {
    if (attempts.isClosed()) {
      throw refused(CallInfo.notSent(NAME), "the AltinnConnection is closed", null);
    }
    Call<AccessToken> call =
        new Call<>(
            KIND,
            router.gateway(url, Credential.PROVIDER_TOKEN),
            Map.of("Accept", "application/json"),
            null,
            left -> source,
            Call.Reading.by(AltinnExchange::decode),
            null);
    try {
      return attempts.run(call, deadline.left(), true);
    } catch (RefusedLinkException e) {
      throw new IllegalStateException("the platform's own address was refused", e);
    }
  }

  private static AccessToken decode(Answer answer) throws IOException {
    @Nullable AccessToken token =
        BareToken.read(new String(answer.bytes(MOST_BYTES), StandardCharsets.UTF_8));
    if (token == null) {
      throw refused(
          CallInfo.refused(NAME, answer.attempt()),
          "Altinn answered the exchange with something that is no token",
          null);
    }
    return token;
  }
}
