package io.github.dialogporten.sdk.dialogtoken;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import org.jspecify.annotations.Nullable;

/** A public key on the curve of RFC 8032, read from the 32 bytes of a JWK's {@code x}. */
final class Ed25519Key {

  private static final String NAME = "Ed25519";
  private static final int KEY_LENGTH = 32;
  private static final int SIGNATURE_LENGTH = 64;
  private static final BigInteger FIELD = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

  private final PublicKey key;

  private Ed25519Key(PublicKey key) {
    this.key = key;
  }

  /**
   * Reads a key.
   *
   * @param x strict base64url
   * @return the key; null when it is not 32 bytes, not written in the one way there is, or no point
   *     of the curve
   */
  static @Nullable Ed25519Key of(@Nullable String x) {
    byte @Nullable [] bytes = x == null ? null : TokenParts.decoded(x);
    if (bytes == null || bytes.length != KEY_LENGTH) {
      return null;
    }
    // y, the least byte first; the highest bit is the sign of x
    boolean odd = (bytes[KEY_LENGTH - 1] & 0x80) != 0;
    byte[] big = new byte[KEY_LENGTH];
    for (int i = 0; i < KEY_LENGTH; i++) {
      big[i] = bytes[KEY_LENGTH - 1 - i];
    }
    big[0] &= 0x7f;
    BigInteger y = new BigInteger(1, big);
    if (y.compareTo(FIELD) >= 0) {
      return null;
    }
    try {
      PublicKey key =
          KeyFactory.getInstance(NAME)
              .generatePublic(
                  new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, y)));
      verifier(key); // only this looks whether it is a point of the curve
      return new Ed25519Key(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no Ed25519", e);
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  private static Signature verifier(PublicKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(NAME);
    signature.initVerify(key);
    return signature;
  }

  boolean verifies(byte[] signed, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    try {
      Signature verifier = verifier(key);
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
