package io.github.dialogporten.sdk.keys;

/**
 * Signs with a key that the program does not hold itself: one in a key management service or a
 * hardware security module. See {@link SigningKey#of(String, String, Signer)}.
 *
 * <p>Implementations are thread-safe. They may talk over the network, and are best bounded in time:
 * a call that needs a token waits for them too. What they throw, of any kind, becomes a {@link
 * SigningException} that holds the names of its classes and nothing else of it, so log what you
 * need to see of it before it leaves.
 */
@FunctionalInterface
public interface Signer {

  /**
   * Signs. Called once for each signature, on the thread that needs it.
   *
   * @param algorithm the algorithm by its name in RFC 7518: {@code RS256} to {@code RS512} (RSA,
   *     PKCS #1 v1.5), {@code PS256} to {@code PS512} (RSA-PSS with a salt as long as the hash), or
   *     {@code ES256}, {@code ES384}, {@code ES512} (ECDSA)
   * @param keyId the id that was given with this signer
   * @param input what is to be signed, not hashed yet; the signer's own to keep or change
   * @return the signature. For ECDSA the two numbers side by side, as RFC 7518 has it; the DER form
   *     that most services answer with is taken too
   * @throws Exception when there is no signature
   */
  byte[] sign(String algorithm, String keyId, byte[] input) throws Exception;
}
