package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.keys.KeyFile;
import io.github.dialogporten.sdk.keys.Signer;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import java.nio.file.Path;
import java.util.List;

/** Keys in every form, as the documentation shows them. */
public final class Keys {

  /** A key management service of somebody's own. */
  public interface KeyService {

    /**
     * Signs.
     *
     * @param key the key's id there
     * @param algorithm the algorithm's name in RFC 7518
     * @param input what to sign
     * @return the signature
     */
    byte[] sign(String key, String algorithm, byte[] input);
  }

  private Keys() {}

  /**
   * Keys from files.
   *
   * @param password the password of the key store
   * @return the keys
   */
  public static List<SigningKey> files(char[] password) {
    // snippet:start key-files
    var jwk = SigningKey.jwk(Path.of("key.jwk"));
    var pem = SigningKey.pem(Path.of("key.pem"), "the-kid-it-is-registered-under"); // PKCS#8
    var certificate = SigningKey.pkcs12(Path.of("business.p12"), password); // sends x5c, no kid
    // snippet:end
    return List.of(jwk, pem, certificate);
  }

  /**
   * A key that stays in a key management service.
   *
   * @param kms the service
   * @return the key
   */
  public static SigningKey signer(KeyService kms) {
    // snippet:start key-signer
    Signer signer = (algorithm, keyId, input) -> kms.sign("altinn-key", algorithm, input);
    var key = SigningKey.of("RS256", "the-kid-it-is-registered-under", signer);
    // snippet:end
    return key;
  }

  /**
   * Follows a file in which the key is replaced.
   *
   * @param builder what is built
   * @return the builder
   */
  public static MaskinportenClient.Builder rotation(MaskinportenClient.Builder builder) {
    // snippet:start key-rotation
    builder.signingKeys(KeyFile.at(Path.of("key.jwk")).reloading());
    // snippet:end
    return builder;
  }
}
