package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.LoginClientState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The clients that are registered with ID-porten. Thread-safe. */
public final class LoginClients {

  private final World world;

  LoginClients(World world) {
    this.world = world;
  }

  /**
   * Registers a web application with a new key, for {@code private_key_jwt}, and with the {@code
   * refresh_token} grant. It has no redirect address yet.
   *
   * @param clientId its id
   * @param organisation the organisation number of its owner
   * @param scopes what it may ask for
   * @return the client
   */
  public LoginClient registerWeb(String clientId, String organisation, String... scopes) {
    return web(clientId, organisation, LoginClient.newKey(), scopes);
  }

  /** With the key that all instances in this process share. */
  LoginClient registerFirst(String clientId, String organisation, String... scopes) {
    return web(clientId, organisation, FirstKeys.ID_PORTEN, scopes);
  }

  private LoginClient web(String clientId, String organisation, RsaKey key, String... scopes) {
    LoginClient client =
        add(
            new LoginClientState(check(clientId), organisation, false, "private_key_jwt"),
            key,
            scopes);
    client.add(key);
    return client;
  }

  /**
   * Registers a native application, such as a desktop program: a public client without any
   * authentication, with the {@code refresh_token} grant. It has no redirect address yet.
   *
   * @param clientId its id
   * @param organisation the organisation number of its owner
   * @param scopes what it may ask for
   * @return the client
   */
  public LoginClient registerNative(String clientId, String organisation, String... scopes) {
    return add(new LoginClientState(check(clientId), organisation, true, "none"), null, scopes);
  }

  private LoginClient add(LoginClientState state, @Nullable RsaKey key, String... scopes) {
    world.run(() -> world.loginClients.put(state.clientId, state));
    return new LoginClient(world, state, key).allow(scopes);
  }

  private static String check(String clientId) {
    if (Objects.requireNonNull(clientId, "clientId").isBlank()) {
      throw new IllegalArgumentException("clientId: not blank");
    }
    return clientId;
  }

  /**
   * Takes a client away: it is unknown from then on.
   *
   * @param clientId its id
   */
  public void remove(String clientId) {
    world.run(() -> world.loginClients.remove(clientId));
  }
}
