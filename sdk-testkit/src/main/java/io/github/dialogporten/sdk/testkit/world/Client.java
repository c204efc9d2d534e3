package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.state.ClientState;
import io.github.dialogporten.sdk.testkit.internal.state.KeyState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client that is registered with Maskinporten. Thread-safe. */
public final class Client extends RegisteredClient<Client> {

  private final ClientState state;

  private final @Nullable BusinessCertificate certificate;

  Client(
      World world,
      ClientState state,
      @Nullable RsaKey key,
      @Nullable BusinessCertificate certificate) {
    super(world, state, key);
    this.state = state;
    this.certificate = certificate;
  }

  @Override
  Client self() {
    return this;
  }

  @Override
  public String privatePem() {
    return certificate == null ? super.privatePem() : certificate.privatePem();
  }

  /**
   * Its certificate.
   *
   * @return the certificate
   * @throws IllegalStateException when it has a key instead
   */
  public BusinessCertificate certificate() {
    if (certificate == null) {
      throw new IllegalStateException("this client is registered with a key");
    }
    return certificate;
  }

  /**
   * Its certificate in a container, with the key and the certificates above it.
   *
   * @param password for the container and the key in it; the array is not kept
   * @return the bytes of a PKCS#12 file
   * @throws IllegalStateException when it has a key instead
   */
  public byte[] pkcs12(char[] password) {
    return certificate().pkcs12(password);
  }

  /**
   * How long its tokens live: 120 seconds unless changed.
   *
   * @param lifetime the lifetime
   * @return this
   */
  public Client tokenLifetime(Duration lifetime) {
    return change(() -> state.tokenLifetime = lifetime);
  }

  /**
   * Its integration type: {@code maskinporten} unless changed. It counts for scopes that are {@link
   * Scopes#onlyFor for some types only}.
   *
   * @param type the type
   * @return this
   */
  public Client integrationType(String type) {
    return change(() -> state.integrationType = type);
  }

  /**
   * Lets it act as a supplier for an organisation, by {@code consumer_org}.
   *
   * @param organisation the organisation number
   * @param scopes the scopes that are delegated, whether or not the client has registered them;
   *     none for all that it has registered
   * @return this
   */
  public Client delegatedBy(String organisation, String... scopes) {
    return change(
        () ->
            state
                .delegations
                .computeIfAbsent(organisation, key -> new LinkedHashSet<>())
                .addAll(List.of(scopes)));
  }

  /**
   * An organisation has taken back what it delegated.
   *
   * @param organisation the organisation number
   * @return this
   */
  public Client noLongerDelegatedBy(String organisation) {
    return change(() -> state.delegations.remove(organisation));
  }

  /**
   * Takes one of its keys away.
   *
   * @param kid the key's id
   * @return this
   */
  public Client removeKey(String kid) {
    return change(() -> state.keys.remove(kid));
  }

  /**
   * Registers a key that was made elsewhere, for instance in a key store that does not give it
   * away.
   *
   * @param kid its id: letters, digits and {@code . _ -}
   * @param key its public half
   * @return this
   * @throws IllegalArgumentException when the id is no such text
   * @throws IllegalStateException when the client has five keys already
   */
  public Client addKey(String kid, PublicKey key) {
    if (!kid.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("kid: letters, digits, '.', '_' and '-'");
    }
    Objects.requireNonNull(key, "key");
    synchronized (world) {
      if (state.keys.size() >= KeyState.AT_MOST && !state.keys.containsKey(kid)) {
        throw new IllegalStateException("a client has five keys at most");
      }
      state.keys.put(kid, new KeyState(key, world.now(), false));
    }
    return this;
  }

  /**
   * Registers one key more for the same client.
   *
   * @return the client, with the new key
   * @throws IllegalStateException when the client has five keys already
   */
  public Client anotherKey() {
    RsaKey another = newKey();
    addKey(another.kid(), another.publicKey());
    return new Client(world, state, another, null);
  }
}
