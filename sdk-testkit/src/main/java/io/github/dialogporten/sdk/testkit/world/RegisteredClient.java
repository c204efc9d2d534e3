package io.github.dialogporten.sdk.testkit.world;

import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.KeyState;
import io.github.dialogporten.sdk.testkit.internal.state.RegisteredState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client that is registered with an issuer.
 *
 * @param <C> the client itself
 */
abstract class RegisteredClient<C extends RegisteredClient<C>> {

  final World world;
  private final RegisteredState state;
  private final @Nullable RsaKey key;

  RegisteredClient(World world, RegisteredState state, @Nullable RsaKey key) {
    this.world = world;
    this.state = state;
    this.key = key;
  }

  abstract C self();

  static RsaKey newKey() {
    return RsaKey.generate(UUID.randomUUID().toString());
  }

  /** Registers the key from now on. */
  final void add(RsaKey added) {
    change(() -> state.keys.put(added.kid(), new KeyState(added.publicKey(), world.now(), false)));
  }

  final C change(Runnable change) {
    world.run(change);
    return self();
  }

  final RsaKey key() {
    if (key == null) {
      throw new IllegalStateException("this client was registered without a key");
    }
    return key;
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
   * @throws IllegalStateException when it was registered without a key
   */
  public String keyId() {
    return key().kid();
  }

  /**
   * Its private key, made in this process.
   *
   * @return a JSON Web Key
   * @throws IllegalStateException when it was registered without a key
   */
  public String privateJwk() {
    return Json.text(key().privateJwk());
  }

  /**
   * Its private key, made in this process: its own, or that of its certificate.
   *
   * @return PKCS#8 as PEM
   * @throws IllegalStateException when it was registered without either
   */
  public String privatePem() {
    return key().pem();
  }

  /**
   * Writes its private key to a file as a JSON Web Key, over what is there.
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
  public C allow(String... scopes) {
    return change(() -> state.scopes.addAll(List.of(scopes)));
  }

  /**
   * Its key has reached its age: what is signed with it is refused. Without this it does a year
   * after it was registered, by the kit's clock.
   *
   * @return this
   * @throws IllegalStateException when it was registered without a key
   */
  public C expireKey() {
    return expireKey(keyId());
  }

  /**
   * One of its keys has reached its age: what is signed with it is refused.
   *
   * @param kid the key's id
   * @return this
   */
  public C expireKey(String kid) {
    return change(() -> state.keys.computeIfPresent(kid, (id, old) -> old.end()));
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "[" + state.clientId + "]";
  }
}
