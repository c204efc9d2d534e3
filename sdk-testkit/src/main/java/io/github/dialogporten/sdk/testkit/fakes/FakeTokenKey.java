package io.github.dialogporten.sdk.testkit.fakes;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Base64;

/** An Ed25519 key that is made at run time, and leaves the process in its public half only. */
final class FakeTokenKey {

  static final String ID = "syntetisk-nokkel";

  private final KeyPair pair;

  FakeTokenKey() {
    try {
      this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /** The public half, as 32 bytes with the sign of x in the last bit. */
  String x() {
    var point = ((EdECPublicKey) pair.getPublic()).getPoint();
    byte[] bytes = new byte[32];
    byte[] y = point.getY().toByteArray(); // the highest byte first, perhaps with a zero before
    for (int i = 0; i < Math.min(32, y.length); i++) {
      bytes[i] = y[y.length - 1 - i];
    }
    if (point.isXOdd()) {
      bytes[31] |= (byte) 0x80;
    }
    return encoded(bytes);
  }

  String sign(String header, String claims) {
    String signed =
        encoded(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + encoded(claims.getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "FakeTokenKey[]";
  }
}
