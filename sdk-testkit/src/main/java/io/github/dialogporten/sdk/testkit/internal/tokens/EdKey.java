package io.github.dialogporten.sdk.testkit.internal.tokens;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPublicKey;

/** An Ed25519 key pair with a key id: what dialog tokens are signed with. */
public final class EdKey extends SigningKey {

  private static final int LENGTH = 32;

  private EdKey(String kid, KeyPair pair) {
    super("EdDSA", kid, pair);
  }

  public static EdKey generate(String kid) {
    try {
      return new EdKey(kid, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a JDK without Ed25519", e);
    }
  }

  @Override
  public ObjectNode publicJwk() {
    ObjectNode node = Json.object();
    node.put("kty", "OKP");
    node.put("use", "sig");
    node.put("kid", kid());
    node.put("crv", "Ed25519");
    node.put("x", x());
    node.put("alg", "EdDSA");
    return node;
  }

  /** RFC 8032: y little-endian, the sign of x in the highest bit. */
  private String x() {
    EdECPublicKey key = (EdECPublicKey) publicKey();
    byte[] big = key.getPoint().getY().toByteArray();
    byte[] raw = new byte[LENGTH];
    for (int i = 0; i < LENGTH && i < big.length; i++) {
      raw[i] = big[big.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      raw[LENGTH - 1] |= (byte) 0x80;
    }
    return Jws.encode(raw);
  }
}
