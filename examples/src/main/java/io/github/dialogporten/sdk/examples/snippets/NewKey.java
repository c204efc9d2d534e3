package io.github.dialogporten.sdk.examples.snippets;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** A new key made with the JDK alone, as the documentation shows it. */
public final class NewKey {

  private NewKey() {}

  /**
   * Both halves of a new key.
   *
   * @return the private key as PEM, and the public one as a JWK
   * @throws GeneralSecurityException when this Java platform has no RSA
   */
  public static String[] pair() throws GeneralSecurityException {
    // snippet:start new-key
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var pair = generator.generateKeyPair();
    var secret = // to a file that nobody else can read
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    var keyId = UUID.randomUUID().toString();
    var open = (RSAPublicKey) pair.getPublic();
    var register = // to the client
        """
        {"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}
        """
            .formatted(keyId, base64url(open.getModulus()), base64url(open.getPublicExponent()));
    // snippet:end
    return new String[] {secret, register};
  }

  // snippet:start new-key-number
  /** A JWK's numbers have no sign byte (RFC 7518, 2). */
  static String base64url(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    byte[] plain = Arrays.copyOfRange(bytes, from, bytes.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }
  // snippet:end
}
