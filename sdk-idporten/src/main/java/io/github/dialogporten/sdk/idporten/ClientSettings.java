package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the builder was told about a client.
 *
 * @param issuer verbatim
 * @param scopes with openid
 */
record ClientSettings(
    AltinnEnvironment environment,
    URI issuer,
    String clientId,
    List<String> scopes,
    @Nullable URI redirectUri,
    @Nullable URI postLogoutRedirectUri) {

  /** Whether something was issued by this issuer to this client. */
  boolean owns(String otherIssuer, String otherClient) {
    return issuer.toString().equals(otherIssuer) && clientId.equals(otherClient);
  }

  /** Refuses the sessions of others: one issuer's tokens are not shown to another. */
  void checkOwn(PersonSession session) {
    if (!owns(session.issuer(), session.person().clientId())) {
      throw new IllegalArgumentException(
          "session: a session of a client with this issuer and client id");
    }
  }

  /** Without the addresses of the application, which may hold anything. */
  @Override
  public String toString() {
    return "ClientSettings[" + issuer + ", " + clientId + "]";
  }
}
