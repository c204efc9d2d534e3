package io.github.dialogporten.sdk.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;

/** A private key in this program's memory. */
final class LocalKey implements KeyMaterial {

  private static final int FEWEST_BITS = 2048;
  private static final byte[] SAMPLE = "sample".getBytes(StandardCharsets.US_ASCII);

  private final PrivateKey secret;

  private LocalKey(PrivateKey secret) {
    this.secret = secret;
  }

  /**
   * A key that is good enough.
   *
   * @throws IllegalArgumentException when it is too short, naming the argument
   */
  static LocalKey of(String argument, PrivateKey secret) {
    if (secret instanceof RSAKey rsa && rsa.getModulus().bitLength() < FEWEST_BITS) {
      throw new IllegalArgumentException(
          argument + ": the key is too short; RSA keys are of " + FEWEST_BITS + " bits or more");
    }
    return new LocalKey(secret);
  }

  /** Whether what this one signs is taken by that one. */
  boolean belongsTo(PublicKey open, KeyAlgorithm algorithm) {
    try {
      return algorithm.fits(open) && algorithm.verify(open, SAMPLE, sign(algorithm, SAMPLE));
    } catch (GeneralSecurityException | ArithmeticException e) {
      return false;
    }
  }

  @Override
  public boolean fits(KeyAlgorithm algorithm) {
    return algorithm.fits(secret);
  }

  @Override
  public byte[] sign(KeyAlgorithm algorithm, byte[] input) throws GeneralSecurityException {
    return algorithm.sign(secret, input);
  }
}
