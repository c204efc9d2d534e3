package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.ClientState;
import io.github.dialogporten.sdk.testkit.internal.state.KeyState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client that is registered with Maskinporten. Thread-safe. */
public final class Client {

  private final World world;
  private final ClientState state;
  private final @Nullable RsaKey key;
  private final @Nullable BusinessCertificate certificate;

  Client(
      World world,
      ClientState state,
      @Nullable RsaKey key,
      @Nullable BusinessCertificate certificate) {
    this.world = world;
    this.state = state;
    this.key = key;
    this.certificate = certificate;
  }

  /**
   * Its id.
   *
   * @return the client id
   */
  public String clientId() {
    return state.clientId;
  }

  /**
   * The organisation that it belongs to: the vendor.
   *
   * @return the organisation number
   */
  public String organisation() {
    return state.organisation;
  }

  /**
   * The id of its key.
   *
   * @return the {@code kid}
   * @throws IllegalStateException when it has a certificate instead
   */
  public String keyId() {
    return key().kid();
  }

  /**
   * Its private key, made in this process.
   *
   * @return a JSON Web Key
   * @throws IllegalStateException when it has a certificate instead
   */
  public String privateJwk() {
    return Json.text(key().privateJwk());
  }

  /**
   * Its private key, made in this process: its own, or that of its certificate.
   *
   * @return PKCS#8 as PEM
   */
  public String privatePem() {
    return certificate == null ? key().pem() : certificate.privatePem();
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
   * Writes its private key to a file, over what is there.
   *
   * @param file the file
   * @return the file
   * @throws UncheckedIOException when it cannot be written
   */
  public Path writeKey(Path file) {
    try {
      return Files.writeString(file, privateJwk());
    } catch (IOException e) {
      throw new UncheckedIOException("file: the key cannot be written", e);
    }
  }

  /**
   * Registers more scopes.
   *
   * @param scopes the scopes
   * @return this
   */
  public Client allow(String... scopes) {
    synchronized (world) {
      state.scopes.addAll(List.of(scopes));
    }
    return this;
  }

  /**
   * How long its tokens live: 120 seconds unless changed.
   *
   * @param lifetime the lifetime
   * @return this
   */
  public Client tokenLifetime(Duration lifetime) {
    synchronized (world) {
      state.tokenLifetime = lifetime;
    }
    return this;
  }

  /**
   * Its integration type: {@code maskinporten} unless changed. It counts for scopes that are {@link
   * Scopes#onlyFor for some types only}.
   *
   * @param type the type
   * @return this
   */
  public Client integrationType(String type) {
    synchronized (world) {
      state.integrationType = type;
    }
    return this;
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
    synchronized (world) {
      state
          .delegations
          .computeIfAbsent(organisation, key -> new LinkedHashSet<>())
          .addAll(List.of(scopes));
    }
    return this;
  }

  /**
   * An organisation has taken back what it delegated.
   *
   * @param organisation the organisation number
   * @return this
   */
  public Client noLongerDelegatedBy(String organisation) {
    synchronized (world) {
      state.delegations.remove(organisation);
    }
    return this;
  }

  /**
   * Its key has reached its age: grants signed with it are refused. Without this it does a year
   * after it was registered, by the kit's clock.
   *
   * @return this
   * @throws IllegalStateException when it has a certificate instead
   */
  public Client expireKey() {
    return expireKey(keyId());
  }

  /**
   * One of its keys has reached its age: grants signed with it are refused.
   *
   * @param kid the key's id
   * @return this
   */
  public Client expireKey(String kid) {
    synchronized (world) {
      state.keys.computeIfPresent(kid, (id, old) -> old.end());
    }
    return this;
  }

  /**
   * Takes one of its keys away.
   *
   * @param kid the key's id
   * @return this
   */
  public Client removeKey(String kid) {
    synchronized (world) {
      state.keys.remove(kid);
    }
    return this;
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
    RsaKey another = RsaKey.generate(UUID.randomUUID().toString());
    addKey(another.kid(), another.publicKey());
    return new Client(world, state, another, null);
  }

  private RsaKey key() {
    if (key == null) {
      throw new IllegalStateException("this client is registered with a certificate");
    }
    return key;
  }

  @Override
  public String toString() {
    return "Client[" + state.clientId + "]";
  }
}
