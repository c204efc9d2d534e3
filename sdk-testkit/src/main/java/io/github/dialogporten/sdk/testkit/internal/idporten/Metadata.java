package io.github.dialogporten.sdk.testkit.internal.idporten;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What ID-porten says about itself. */
final class Metadata {

  private static final String FIXED =
      """
      {
        "issuer": "{}",
        "authorization_endpoint": "{}/authorize",
        "pushed_authorization_request_endpoint": "{}/par",
        "token_endpoint": "{}/token",
        "userinfo_endpoint": "{}/userinfo",
        "revocation_endpoint": "{}/revoke",
        "end_session_endpoint": "{}/logout",
        "jwks_uri": "{}/jwks",
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": ["pairwise"],
        "code_challenge_methods_supported": ["S256"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "claims_supported": ["iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr",
            "pid", "locale", "sid", "jti"],
        "authorization_response_iss_parameter_supported": true,
        "require_pushed_authorization_requests": false,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
        "frontchannel_logout_supported": true,
        "frontchannel_logout_session_supported": true,
        "backchannel_logout_supported": true,
        "backchannel_logout_session_supported": true
      }
      """;
  private static final List<String> AUTHENTICATION =
      List.of("private_key_jwt", "client_secret_basic", "client_secret_post", "none");
  private static final List<String> ALGORITHMS = List.of("RS256", "RS384", "RS512");

  private Metadata() {}

  static ObjectNode of(String issuer, World world) {
    TreeSet<String> scopes = new TreeSet<>(List.of("openid", "profile"));
    world.loginClients.values().forEach(client -> scopes.addAll(client.scopes));
    ObjectNode node = Json.object(FIXED.replace("{}", issuer));
    list(node, "scopes_supported", scopes);
    list(node, "response_modes_supported", new TreeSet<>(RequestCheck.RESPONSE_MODES));
    list(node, "acr_values_supported", Level.names());
    list(node, "prompt_values_supported", RequestCheck.PROMPTS);
    list(node, "ui_locales_supported", RequestCheck.LOCALES);
    for (String endpoint : List.of("token", "revocation")) {
      list(node, endpoint + "_endpoint_auth_methods_supported", AUTHENTICATION);
      list(node, endpoint + "_endpoint_auth_signing_alg_values_supported", ALGORITHMS);
    }
    return node;
  }

  private static void list(ObjectNode node, String name, Collection<String> values) {
    values.forEach(node.putArray(name)::add);
  }
}
