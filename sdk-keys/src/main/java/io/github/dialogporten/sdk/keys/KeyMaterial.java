package io.github.dialogporten.sdk.keys;

import java.security.GeneralSecurityException;

/** What signs. It knows its key, and keeps it. Thread-safe. */
interface KeyMaterial {

  boolean fits(KeyAlgorithm algorithm);

  /**
   * Signs.
   *
   * @param input what a JWS signs, not hashed yet
   * @return the signature, as a JWS holds it before base64
   */
  byte[] sign(KeyAlgorithm algorithm, byte[] input) throws GeneralSecurityException;
}
