package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.ClientState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import org.jspecify.annotations.Nullable;

/** The clients that are registered with Maskinporten. Thread-safe. */
public final class Clients {

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
    return register(clientId, organisation, Client.newKey(), scopes);
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
    return add(clientId, organisation, null, certificates.issue(organisation), scopes);
  }

  /** With the key that all instances in this process share. */
  Client registerFirst(String clientId, String organisation, String... scopes) {
    return register(clientId, organisation, FirstKeys.MASKINPORTEN, scopes);
  }

  private Client register(String clientId, String organisation, RsaKey key, String... scopes) {
    Client client = add(clientId, organisation, key, null, scopes);
    client.add(key);
    return client;
  }

  private Client add(
      String clientId,
      String organisation,
      @Nullable RsaKey key,
      @Nullable BusinessCertificate certificate,
      String... scopes) {
    ClientState state = new ClientState(clientId, organisation);
    world.run(() -> world.clients.put(clientId, state));
    return new Client(world, state, key, certificate).allow(scopes);
  }

  /**
   * Takes a client away.
   *
   * @param clientId its id
   */
  public void remove(String clientId) {
    world.run(() -> world.clients.remove(clientId));
  }
}
