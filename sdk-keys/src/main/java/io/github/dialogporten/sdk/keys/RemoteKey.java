package io.github.dialogporten.sdk.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.ECDSA;
import java.security.PublicKey;
import java.security.SignatureException;
import org.jspecify.annotations.Nullable;

/** A key behind a {@link Signer}. */
final class RemoteKey implements KeyMaterial {

  private static final int DER_SEQUENCE = 0x30;

  /** Of a key of 2048 bits, the shortest that is taken. */
  private static final int FEWEST_RSA_BYTES = 256;

  private final String keyId;
  private final Signer signer;
  private final @Nullable PublicKey open;

  /** With the public half where a certificate tells it: signatures are then checked against it. */
  RemoteKey(String keyId, Signer signer, @Nullable PublicKey open) {
    this.keyId = keyId;
    this.signer = signer;
    this.open = open;
  }

  @Override
  public boolean fits(KeyAlgorithm algorithm) {
    return open == null || algorithm.fits(open);
  }

  @Override
  public byte[] sign(KeyAlgorithm algorithm, byte[] input) throws SigningException {
    byte[] signature = joined(algorithm, ask(algorithm, input));
    if (open != null && !isVerified(algorithm, open, input, signature)) {
      throw new SigningException("the Signer's signature is not one of the certificate's key");
    }
    return signature;
  }

  private byte[] ask(KeyAlgorithm algorithm, byte[] input) throws SigningException {
    byte @Nullable [] signature;
    try {
      signature = signer.sign(algorithm.name(), keyId, input.clone());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SigningException("the Signer was interrupted");
    } catch (Exception e) {
      throw SigningException.of("the Signer failed", e);
    }
    if (signature == null || signature.length == 0) {
      throw new SigningException("the Signer gave no signature");
    }
    return signature;
  }

  /** Most services answer ECDSA in DER; a JWS has the two numbers side by side. */
  private static byte[] joined(KeyAlgorithm algorithm, byte[] signature) throws SigningException {
    int length = algorithm.length();
    if (length == 0 && signature.length < FEWEST_RSA_BYTES) {
      throw new SigningException("the Signer's signature is not one of " + algorithm);
    }
    if (length == 0 || signature.length == length) {
      return signature;
    }
    if (signature[0] == DER_SEQUENCE) {
      try {
        return ECDSA.transcodeSignatureToConcat(signature, length);
      } catch (JOSEException | IndexOutOfBoundsException e) {
        throw new SigningException("the Signer's signature is damaged");
      }
    }
    throw new SigningException("the Signer's signature is not one of " + algorithm);
  }

  private static boolean isVerified(
      KeyAlgorithm algorithm, PublicKey open, byte[] input, byte[] signature)
      throws SigningException {
    try {
      return algorithm.verify(open, input, signature);
    } catch (SignatureException e) {
      return false;
    } catch (java.security.GeneralSecurityException e) {
      throw SigningException.of("the Signer's signature could not be checked", e);
    }
  }
}
