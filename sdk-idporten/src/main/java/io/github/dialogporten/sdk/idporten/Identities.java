package io.github.dialogporten.sdk.idporten;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names of identities, the same for the same session within one run of the program. An
 * application's key of a session can be a cookie or point to a person, so it is behind a digest
 * that only this run can compute.
 */
final class Identities {

  private static final String DIGEST = "HmacSHA256";
  private static final byte[] SECRET = new byte[32];

  static {
    new SecureRandom().nextBytes(SECRET);
  }

  private Identities() {}

  static String of(ClientSettings client, People.Ref session) {
    StringBuilder all = new StringBuilder();
    add(all, client.issuer().toString());
    add(all, client.clientId());
    add(all, Integer.toString(session.place().store()));
    add(all, session.place().key());
    add(all, Integer.toString(session.beginning()));
    return "idporten:" + client.clientId() + ":person:" + digest(all.toString());
  }

  /** With its length, so that no two lists of texts become one. */
  private static void add(StringBuilder all, String text) {
    all.append(text.length()).append(':').append(text);
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
