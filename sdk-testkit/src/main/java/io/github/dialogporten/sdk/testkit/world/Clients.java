package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.ClientState;
import io.github.dialogporten.sdk.testkit.internal.state.KeyState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The clients that are registered with Maskinporten. Thread-safe. */
public final class Clients {

  /** Making a key takes a while, and one is enough for most tests. */
  private static final class FirstKey {
    static final RsaKey KEY = RsaKey.generate(UUID.randomUUID().toString());

    private FirstKey() {}
  }

  private final World world;
  private final BusinessCertificates certificates;

  Clients(World world, BusinessCertificates certificates) {
    this.world = world;
    this.certificates = certificates;
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

  /**
   * Registers a client without keys: it signs with its organisation's business certificate and
   * sends the whole chain along, in {@code x5c}.
   *
   * @param clientId its id
   * @param organisation the organisation number of the vendor it belongs to, nine digits
   * @param scopes what it may ask for
   * @return the client, with a certificate that is valid for three years
   * @throws IllegalArgumentException when the organisation is no number of nine digits
   */
  public Client registerWithCertificate(String clientId, String organisation, String... scopes) {
    BusinessCertificate certificate = certificates.issue(organisation);
    return new Client(world, add(clientId, organisation, null, scopes), null, certificate);
  }

  /** With the key that all instances in this process share. */
  Client registerFirst(String clientId, String organisation, String... scopes) {
    return register(clientId, organisation, FirstKey.KEY, scopes);
  }

  private Client register(String clientId, String organisation, RsaKey key, String... scopes) {
    return new Client(world, add(clientId, organisation, key, scopes), key, null);
  }

  private ClientState add(
      String clientId, String organisation, @Nullable RsaKey key, String... scopes) {
    ClientState state = new ClientState(clientId, organisation);
    if (key != null) {
      state.keys.put(key.kid(), new KeyState(key.publicKey(), world.now(), false));
    }
    state.scopes.addAll(List.of(scopes));
    synchronized (world) {
      world.clients.put(clientId, state);
    }
    return state;
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
