package io.github.dialogporten.sdk.tokens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names of identities that hold a number of a person: behind a digest that only this run of the
 * program can compute, since there are too few such numbers for a plain one.
 */
final class IdentityNames {

  private static final String DIGEST = "HmacSHA256";
  private static final byte[] SECRET = new byte[32];

  static {
    new SecureRandom().nextBytes(SECRET);
  }

  private IdentityNames() {}

  static String of(String kind, String everything) {
    try {
      Mac mac = Mac.getInstance(DIGEST);
      mac.init(new SecretKeySpec(SECRET, DIGEST));
      byte[] whole = mac.doFinal(everything.getBytes(StandardCharsets.UTF_8));
      String digest = Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
      return "testtokens:" + kind + ":" + digest.substring(0, 22);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + DIGEST, e);
    }
  }
}
