package io.github.dialogporten.sdk.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names of identities, the same for the same parts within one run of the program. What could point
 * to a person (a national identity number, a sole trader's organisation number, a session's key) is
 * behind a digest that only this run can compute: there are too few such numbers for a plain one.
 */
public final class IdentityNames {

  private static final String DIGEST = "HmacSHA256";
  private static final byte[] SECRET = new byte[32];

  static {
    new SecureRandom().nextBytes(SECRET);
  }

  private IdentityNames() {}

  /**
   * A name.
   *
   * @param shown what may be seen, such as {@code maskinporten:CLIENT:systemuser}
   * @param hidden everything else that makes the identity another one, in a fixed order
   * @return what is shown, a colon, and 22 characters
   */
  public static String of(String shown, List<String> hidden) {
    StringBuilder all = new StringBuilder();
    // with its length, so that no two lists of texts become one
    hidden.forEach(text -> all.append(text.length()).append(':').append(text));
    return shown + ":" + digest(all.toString());
  }

  private static String digest(String text) {
    try {
      Mac mac = Mac.getInstance(DIGEST);
      mac.init(new SecretKeySpec(SECRET, DIGEST));
      byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole).substring(0, 22);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + DIGEST, e);
    }
  }
}
