package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.LoginClientState;
import io.github.dialogporten.sdk.testkit.internal.state.LoopbackUri;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import io.github.dialogporten.sdk.testkit.internal.tokens.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client that is registered with ID-porten. What is changed here counts from the next request on.
 * Thread-safe.
 */
public final class LoginClient extends RegisteredClient<LoginClient> {

  private final LoginClientState state;

  LoginClient(World world, LoginClientState state, @Nullable RsaKey key) {
    super(world, state, key);
    this.state = state;
  }

  @Override
  LoginClient self() {
    return this;
  }

  /**
   * How it authenticates.
   *
   * @return {@code private_key_jwt}, {@code client_secret_basic}, {@code client_secret_post} or
   *     {@code none}
   */
  public String authentication() {
    return world.get(() -> state.authentication);
  }

  /**
   * Its secret.
   *
   * @return the secret
   * @throws IllegalStateException when it does not authenticate with one
   */
  public String secret() {
    synchronized (world) {
      if (!state.authentication.startsWith("client_secret")) {
        throw new IllegalStateException("this client has no secret");
      }
      return state.secret;
    }
  }

  /**
   * Authenticates with a new secret in the {@code Authorization} header from now on.
   *
   * @return this
   */
  public LoginClient secretBasic() {
    return secretBy("client_secret_basic");
  }

  /**
   * Authenticates with a new secret in the form from now on.
   *
   * @return this
   */
  public LoginClient secretPost() {
    return secretBy("client_secret_post");
  }

  private LoginClient secretBy(String method) {
    return change(
        () -> {
          state.authentication = method;
          state.secret = Secret.next();
        });
  }

  /**
   * Its name on the consent page, instead of its id.
   *
   * @param name the name
   * @return this
   */
  public LoginClient name(String name) {
    return change(() -> state.name = name);
  }

  /**
   * Registers redirect addresses, which requests have to name exactly. A native application's may
   * leave the port open: {@code http://127.0.0.1:*}{@code /callback}, or with port 0.
   *
   * @param uris the addresses: https, or http on this machine
   * @return this
   * @throws IllegalArgumentException when one is no such address
   */
  public LoginClient redirectUri(String... uris) {
    for (String uri : uris) {
      if (!state.nativeApplication || !LoopbackUri.anyPort(uri)) {
        checked("uris", uri);
      }
    }
    return change(() -> state.redirectUris.addAll(List.of(uris)));
  }

  /**
   * Registers addresses that a logout may lead to.
   *
   * @param uris the addresses: https, or http on this machine
   * @return this
   * @throws IllegalArgumentException when one is no such address
   */
  public LoginClient postLogoutRedirectUri(String... uris) {
    for (String uri : uris) {
      checked("uris", uri);
    }
    return change(() -> state.postLogoutRedirectUris.addAll(List.of(uris)));
  }

  /**
   * Is told about logouts through the browser, in a frame; its id tokens hold {@code sid}.
   *
   * @param uri the address, on this machine
   * @return this
   * @throws IllegalArgumentException when it is no such address
   */
  public LoginClient frontChannelLogoutUri(String uri) {
    loopback(uri);
    return change(() -> state.frontChannelLogoutUri = uri);
  }

  /**
   * Is told about logouts with a logout token that is posted to it; its id tokens hold {@code sid}.
   *
   * @param uri the address, on this machine: nothing is sent anywhere else
   * @return this
   * @throws IllegalArgumentException when it is no such address
   */
  public LoginClient backChannelLogoutUri(String uri) {
    loopback(uri);
    return change(() -> state.backChannelLogoutUri = uri);
  }

  /**
   * Is not registered for the {@code refresh_token} grant.
   *
   * @return this
   */
  public LoginClient withoutRefreshTokens() {
    return change(() -> state.refreshTokens = false);
  }

  /**
   * Its refresh tokens can be used again and again, instead of once each. Using one a second time
   * otherwise ends the whole authorization.
   *
   * @return this
   */
  public LoginClient reusableRefreshTokens() {
    return change(() -> state.rotation = false);
  }

  /**
   * Must push its authorization requests.
   *
   * @return this
   */
  public LoginClient pushedRequestsOnly() {
    return change(() -> state.pushedRequestsOnly = true);
  }

  /**
   * Takes no part in single sign-on: people log in for it alone, each time.
   *
   * @return this
   */
  public LoginClient withoutSingleSignOn() {
    return change(() -> state.ssoDisabled = true);
  }

  /**
   * How long its access tokens live: 120 seconds unless changed.
   *
   * @param lifetime the lifetime
   * @return this
   * @throws IllegalArgumentException when it is not positive
   */
  public LoginClient accessTokenLifetime(Duration lifetime) {
    positive(lifetime);
    return change(() -> state.accessTokenLifetime = lifetime);
  }

  /**
   * How long a refresh token may lie unused: 600 seconds unless changed. It never outlives the
   * authorization.
   *
   * @param lifetime the lifetime
   * @return this
   * @throws IllegalArgumentException when it is not positive
   */
  public LoginClient refreshTokenLifetime(Duration lifetime) {
    positive(lifetime);
    return change(() -> state.refreshTokenLifetime = lifetime);
  }

  /**
   * How long after a login tokens can be refreshed: unless changed 90 days when {@code
   * digdir:dialogporten} was granted, else 7200 seconds.
   *
   * @param lifetime the lifetime
   * @return this
   * @throws IllegalArgumentException when it is not positive
   */
  public LoginClient authorizationLifetime(Duration lifetime) {
    positive(lifetime);
    return change(() -> state.authorizationLifetime = lifetime);
  }

  private static URI checked(String argument, String text) {
    URI uri = LoopbackUri.absolute(text);
    if (uri == null
        || !(uri.getScheme().equals("https")
            || (uri.getScheme().equals("http") && LoopbackUri.isLoopback(uri)))) {
      throw new IllegalArgumentException(
          argument + ": absolute, without fragment; https, or http on this machine");
    }
    return uri;
  }

  private static void loopback(String text) {
    if (!LoopbackUri.isLoopback(checked("uri", text))) {
      throw new IllegalArgumentException("uri: an address on this machine");
    }
  }

  private static void positive(Duration lifetime) {
    if (lifetime.isNegative() || lifetime.isZero()) {
      throw new IllegalArgumentException("lifetime: more than zero");
    }
  }
}
