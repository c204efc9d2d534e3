package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireKeySet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that Dialogporten publishes: the one that signs, and at least one that will.
 *
 * <p>Immutable.
 */
public final class DialogTokenKeySet {

  static final long MOST_BYTES = 1_000_000;

  private final List<DialogTokenKey> keys;
  private final String jwks;
  private final byte @Nullable [] rawJson;

  DialogTokenKeySet(WireKeySet wire, byte @Nullable [] rawJson) throws JsonMismatchException {
    this.keys = FromWire.list(wire.keys(), "keys", DialogTokenKey::new);
    this.jwks = new String(Json.write(wire), StandardCharsets.UTF_8);
    this.rawJson = rawJson;
  }

  /**
   * The keys.
   *
   * @return an unmodifiable list
   */
  public List<DialogTokenKey> keys() {
    return keys;
  }

  /**
   * The keys as a JWK set, for {@link DialogTokenValidator.Builder#keys(String)} where Dialogporten
   * is out of reach.
   *
   * @return JSON
   */
  public String asJwks() {
    return jwks;
  }

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them.
   *
   * @return a copy
   */
  public Optional<byte[]> rawJson() {
    return Optional.ofNullable(rawJson).map(byte[]::clone);
  }

  @Override
  public String toString() {
    return "DialogTokenKeySet[" + keys.size() + "]";
  }
}
