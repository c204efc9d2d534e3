package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The signed requests of the JWT bearer grant. Each may be used once, and Maskinporten takes no
 * claim that it does not know.
 */
final class Assertions {

  /** Maskinporten takes 120 seconds at most. */
  private static final long LIFETIME_SECONDS = 100;

  private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final SigningKey key;
  private final TimeSource time;

  Assertions(SigningKey key, TimeSource time) {
    this.key = key;
    this.time = time;
  }

  /** The fields of the form, with a new assertion. */
  Map<String, String> form(Grant grant) {
    return Map.of("grant_type", GRANT_TYPE, "assertion", sign(claims(grant)));
  }

  private Map<String, Object> claims(Grant grant) {
    Grant.Client client = grant.client();
    long now = time.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", client.issuer());
    claims.put("iss", client.clientId());
    claims.put("scope", String.join(" ", client.scopes()));
    claims.put("iat", now);
    claims.put("exp", now + LIFETIME_SECONDS);
    claims.put("jti", UUID.randomUUID().toString());
    grant
        .systemUser()
        .ifPresent(user -> claims.put("authorization_details", List.of(details(user))));
    return claims;
  }

  private static Map<String, Object> details(SystemUser systemUser) {
    Map<String, Object> organisation = new LinkedHashMap<>();
    organisation.put("authority", "iso6523-actorid-upis");
    organisation.put("ID", "0192:" + systemUser.organisation());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("type", "urn:altinn:systemuser");
    details.put("systemuser_org", organisation);
    systemUser.externalRef().ifPresent(ref -> details.put("externalRef", ref));
    return details;
  }

  private String sign(Map<String, Object> claims) {
    try {
      return key.sign(claims);
    } catch (GeneralSecurityException e) {
      throw new TokenException(
          TokenRefusal.by(TokenRequests.PROVIDER, TokenRequests.OPERATION),
          "the signing key did not sign",
          e);
    }
  }
}
