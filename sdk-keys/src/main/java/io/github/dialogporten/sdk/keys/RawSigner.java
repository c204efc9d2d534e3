package io.github.dialogporten.sdk.keys;

import java.security.GeneralSecurityException;

/** What signs: bytes in, signature out. It knows its key, and keeps it. Thread-safe. */
@FunctionalInterface
interface RawSigner {

  /**
   * Signs.
   *
   * @param input what a JWS signs, not hashed yet
   * @return the signature, as a JWS holds it before base64
   */
  byte[] sign(byte[] input) throws GeneralSecurityException;
}
