package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.internal.wire.WirePublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The usable keys of a key set, by their ids. */
final class KeyRing implements KeySource {

  private final Map<String, Ed25519Key> keys;

  private KeyRing(Map<String, Ed25519Key> keys) {
    this.keys = keys;
  }

  /**
   * Keys of other kinds and for other uses are passed over; of two with one id the first counts.
   */
  static KeyRing of(List<WirePublicKey> published) {
    Map<String, Ed25519Key> keys = new HashMap<>();
    for (WirePublicKey each : published) {
      @Nullable Ed25519Key key = isForTokens(each) ? Ed25519Key.of(each.x()) : null;
      if (key != null && each.kid() != null) {
        keys.putIfAbsent(each.kid(), key);
      }
    }
    return new KeyRing(Map.copyOf(keys));
  }

  private static boolean isForTokens(WirePublicKey key) {
    return "OKP".equals(key.kty())
        && "Ed25519".equals(key.crv())
        && (key.alg() == null || key.alg().equals("EdDSA"))
        && (key.use() == null || key.use().equals("sig"));
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  @Override
  public @Nullable Ed25519Key find(String keyId, boolean worthAsking) {
    return keys.get(keyId);
  }

  @Override
  public void load() {
    // they are there
  }
}
