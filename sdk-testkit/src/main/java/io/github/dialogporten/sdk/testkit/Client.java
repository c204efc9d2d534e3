package io.github.dialogporten.sdk.testkit;

import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.ClientState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A client that is registered with Maskinporten. Thread-safe. */
public final class Client {

  private final World world;
  private final ClientState state;
  private final RsaKey key;

  Client(World world, ClientState state, RsaKey key) {
    this.world = world;
    this.state = state;
    this.key = key;
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
   */
  public String keyId() {
    return key.kid();
  }

  /**
   * Its private key, made in this process.
   *
   * @return a JSON Web Key
   */
  public String privateJwk() {
    return Json.text(key.privateJwk());
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
   * Lets it act as a supplier for an organisation, by {@code consumer_org}.
   *
   * @param organisation the organisation number
   * @return this
   */
  public Client delegatedBy(String organisation) {
    synchronized (world) {
      state.consumers.add(organisation);
    }
    return this;
  }

  /**
   * Its key has reached its age: grants signed with it are refused.
   *
   * @return this
   */
  public Client expireKey() {
    synchronized (world) {
      state.expiredKeys.add(key.kid());
    }
    return this;
  }

  /**
   * Registers one key more for the same client.
   *
   * @return the client, with the new key
   */
  public Client anotherKey() {
    RsaKey another = RsaKey.generate(UUID.randomUUID().toString());
    synchronized (world) {
      state.keys.put(another.kid(), another);
    }
    return new Client(world, state, another);
  }

  @Override
  public String toString() {
    return "Client[" + state.clientId + "]";
  }
}
