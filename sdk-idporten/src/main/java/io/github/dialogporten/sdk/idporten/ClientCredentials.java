package io.github.dialogporten.sdk.idporten;

import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.keys.SigningException;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Adds to a request what shows the issuer who the client is. */
final class ClientCredentials {

  /** ID-porten takes 120 seconds at most. */
  private static final long LIFETIME_SECONDS = 100;

  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final String issuer;
  private final String clientId;
  private final ClientAuthentication authentication;
  private final TimeSource time;

  ClientCredentials(
      String issuer, String clientId, ClientAuthentication authentication, TimeSource time) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.authentication = authentication;
    this.time = time;
  }

  /** The fields for one attempt. */
  Map<String, String> fields(Operation operation) {
    Map<String, String> fields = new LinkedHashMap<>();
    switch (authentication.method()) {
      case PRIVATE_KEY_JWT -> {
        fields.put("client_id", clientId);
        fields.put("client_assertion_type", ASSERTION_TYPE);
        fields.put("client_assertion", assertion(operation));
      }
      case CLIENT_SECRET_POST -> {
        fields.put("client_id", clientId);
        fields.put("client_secret", authentication.secret().orElseThrow());
      }
      case NONE -> fields.put("client_id", clientId);
      case CLIENT_SECRET_BASIC -> {
        // all in the header: RFC 6749, 2.3, has one way in each request
      }
    }
    return fields;
  }

  /** The {@code Authorization} header, with id and secret encoded as RFC 6749, 2.3.1, says. */
  Optional<String> header() {
    return authentication.method() == ClientAuthentication.Method.CLIENT_SECRET_BASIC
        ? authentication
            .secret()
            .map(
                secret ->
                    new ClientSecretBasic(new ClientID(clientId), new Secret(secret))
                        .toHTTPAuthorizationHeader())
        : Optional.empty();
  }

  boolean signs() {
    return authentication.keys().isPresent();
  }

  /** Whether the client has nothing but its id to show. */
  boolean isPublic() {
    return authentication.method() == ClientAuthentication.Method.NONE;
  }

  private String assertion(Operation operation) {
    Instant now = time.now();
    long issuedAt = now.getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", clientId);
    claims.put("sub", clientId);
    claims.put("aud", issuer);
    claims.put("iat", issuedAt);
    claims.put("exp", issuedAt + LIFETIME_SECONDS);
    claims.put("jti", UUID.randomUUID().toString());
    try {
      return key(operation).sign(claims, now);
    } catch (SigningException e) {
      throw new TokenException(
          operation.refusal(), "nothing was sent: " + e.getMessage(), e); // it holds no values
    }
  }

  private SigningKey key(Operation operation) {
    try {
      return Objects.requireNonNull(authentication.keys().orElseThrow().get());
    } catch (RuntimeException e) {
      throw new TokenException(
          operation.refusal(),
          "nothing was sent: the supplier of signing keys gave none",
          ErrorsAccess.withoutMessage(e));
    }
  }

  @Override
  public String toString() {
    return "ClientCredentials[" + authentication + "]";
  }
}
