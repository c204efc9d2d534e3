package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.testkit.internal.state.ClientState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import java.util.List;
import java.util.UUID;

/** The clients that are registered with Maskinporten. Thread-safe. */
public final class Clients {

  /** Making a key takes a while, and one is enough for most tests. */
  private static final class FirstKey {
    static final RsaKey KEY = RsaKey.generate(UUID.randomUUID().toString());

    private FirstKey() {}
  }

  private final World world;

  Clients(World world) {
    this.world = world;
  }

  /**
   * Registers a client with a new key.
   *
   * @param clientId its id
   * @param organisation the organisation number of the vendor it belongs to
   * @param scopes what it may ask for
   * @return the client
   */
  public Client register(String clientId, String organisation, String... scopes) {
    return register(clientId, organisation, RsaKey.generate(UUID.randomUUID().toString()), scopes);
  }

  /** With the key that all instances in this process share. */
  Client registerFirst(String clientId, String organisation, String... scopes) {
    return register(clientId, organisation, FirstKey.KEY, scopes);
  }

  private Client register(String clientId, String organisation, RsaKey key, String... scopes) {
    ClientState state = new ClientState(clientId, organisation);
    state.keys.put(key.kid(), key);
    state.scopes.addAll(List.of(scopes));
    synchronized (world) {
      world.clients.put(clientId, state);
    }
    return new Client(world, state, key);
  }

  /**
   * Takes a client away.
   *
   * @param clientId its id
   */
  public void remove(String clientId) {
    synchronized (world) {
      world.clients.remove(clientId);
    }
  }
}
