package io.github.dialogporten.sdk.testkit.internal.idporten;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The discovery document. */
final class Metadata {

  private static final List<String> AUTHENTICATION =
      List.of("private_key_jwt", "client_secret_basic", "client_secret_post", "none");
  private static final List<String> ALGORITHMS = List.of("RS256", "RS384", "RS512");

  private Metadata() {}

  static ObjectNode of(String issuer, World world) {
    TreeSet<String> scopes = new TreeSet<>(List.of("openid", "profile"));
    world.loginClients.values().forEach(client -> scopes.addAll(client.scopes));
    ObjectNode node = Json.object();
    node.put("issuer", issuer);
    node.put("authorization_endpoint", issuer + "/authorize");
    node.put("pushed_authorization_request_endpoint", issuer + "/par");
    node.put("token_endpoint", issuer + "/token");
    node.put("userinfo_endpoint", issuer + "/userinfo");
    node.put("revocation_endpoint", issuer + "/revoke");
    node.put("end_session_endpoint", issuer + "/logout");
    node.put("jwks_uri", issuer + "/jwks");
    list(node, "scopes_supported", scopes);
    list(node, "response_types_supported", List.of("code"));
    list(node, "response_modes_supported", new TreeSet<>(RequestCheck.RESPONSE_MODES));
    list(node, "grant_types_supported", List.of("authorization_code", "refresh_token"));
    list(node, "subject_types_supported", List.of("pairwise"));
    list(node, "acr_values_supported", Level.names());
    list(node, "prompt_values_supported", RequestCheck.PROMPTS);
    list(node, "ui_locales_supported", RequestCheck.LOCALES);
    list(node, "code_challenge_methods_supported", List.of("S256"));
    list(node, "id_token_signing_alg_values_supported", List.of("RS256"));
    for (String endpoint : List.of("token", "revocation")) {
      list(node, endpoint + "_endpoint_auth_methods_supported", AUTHENTICATION);
      list(node, endpoint + "_endpoint_auth_signing_alg_values_supported", ALGORITHMS);
    }
    list(
        node,
        "claims_supported",
        List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "auth_time",
            "nonce",
            "acr",
            "amr",
            "pid",
            "locale",
            "sid",
            "jti"));
    node.put("authorization_response_iss_parameter_supported", true);
    node.put("require_pushed_authorization_requests", false);
    node.put("request_parameter_supported", false);
    node.put("request_uri_parameter_supported", false);
    node.put("frontchannel_logout_supported", true);
    node.put("frontchannel_logout_session_supported", true);
    node.put("backchannel_logout_supported", true);
    node.put("backchannel_logout_session_supported", true);
    return node;
  }

  private static void list(ObjectNode node, String name, Collection<String> values) {
    values.forEach(node.putArray(name)::add);
  }
}
