package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.keys.SigningException;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The signed requests of the JWT bearer grant. Each may be used once, and Maskinporten takes no
 * claim that it does not know.
 */
final class Assertions {

  /** Maskinporten takes 120 seconds at most. */
  private static final long LIFETIME_SECONDS = 100;

  private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final Supplier<SigningKey> keys;
  private final MaskinportenClock clock;

  Assertions(Supplier<SigningKey> keys, MaskinportenClock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The fields of the form, with a new assertion for the issuer as it writes itself. */
  Map<String, String> form(Grant grant, String issuer) {
    Instant now = clock.now();
    return Map.of("grant_type", GRANT_TYPE, "assertion", sign(claims(grant, issuer, now), now));
  }

  private static Map<String, Object> claims(Grant grant, String issuer, Instant now) {
    Grant.Client client = grant.client();
    GrantRequest request = grant.request();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", issuer);
    claims.put("iss", client.clientId());
    claims.put("scope", String.join(" ", grant.scopes()));
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + LIFETIME_SECONDS);
    claims.put("jti", UUID.randomUUID().toString());
    request.consumerOrg().ifPresent(consumer -> claims.put("consumer_org", consumer));
    request.pid().ifPresent(pid -> claims.put("pid", pid));
    if (!request.resources().isEmpty()) {
      claims.put("resource", request.resources().stream().map(URI::toString).toList());
    }
    request
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

  private String sign(Map<String, Object> claims, Instant now) {
    SigningKey key = key();
    TokenRefusal refusal = TokenRefusal.by(TokenRequests.PROVIDER, TokenRequests.OPERATION);
    try {
      return key.sign(claims, now);
    } catch (SigningException e) {
      String what = "nothing was sent: " + e.getMessage();
      if (key.expiresAt().filter(now::isAfter).isPresent()) {
        throw new SigningKeyExpiredException(refusal, what, e);
      }
      throw new TokenException(refusal, what, e);
    }
  }

  private SigningKey key() {
    try {
      return Objects.requireNonNull(keys.get());
    } catch (RuntimeException e) {
      throw new TokenException(
          TokenRefusal.by(TokenRequests.PROVIDER, TokenRequests.OPERATION),
          "nothing was sent: the supplier of signing keys gave none",
          ErrorsAccess.withoutMessage(e));
    }
  }
}
