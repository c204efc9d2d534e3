package io.github.dialogporten.sdk.maskinporten;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names of identities, the same for equal grants within one run of the program. What could point to
 * a person (a national identity number, a sole trader's organisation number, an external reference)
 * is behind a digest that only this run can compute: there are too few organisation numbers for a
 * plain one.
 */
final class Identities {

  private static final String DIGEST = "HmacSHA256";
  private static final byte[] SECRET = new byte[32];

  static {
    new SecureRandom().nextBytes(SECRET);
  }

  private Identities() {}

  static String of(Grant grant) {
    Grant.Client client = grant.client();
    StringBuilder all = new StringBuilder();
    add(all, client.issuer());
    add(all, String.join(" ", grant.scopes()));
    GrantRequest request = grant.request();
    add(all, request.consumerOrg().orElse(""));
    add(all, request.pid().orElse(""));
    add(all, String.valueOf(request.resources().size()));
    request.resources().forEach(resource -> add(all, resource.toString()));
    request
        .systemUser()
        .ifPresent(
            systemUser -> {
              add(all, systemUser.organisation());
              systemUser.externalRef().ifPresent(ref -> add(all, ref));
            });
    return "maskinporten:"
        + client.clientId()
        + (request.systemUser().isPresent() ? ":systemuser:" : ":organisation:")
        + digest(all.toString());
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
