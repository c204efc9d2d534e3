package io.github.dialogporten.sdk.testkit.internal.maskinporten;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.Query;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Claims;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.time.Duration;
import java.time.Instant;

/** Metadata, keys and the token endpoint. */
public final class Maskinporten {

  private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String METADATA =
      """
      {
        "issuer": "{}",
        "token_endpoint": "{}token",
        "jwks_uri": "{}jwk",
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "grant_types_supported": ["urn:ietf:params:oauth:grant-type:jwt-bearer"],
        "token_endpoint_auth_signing_alg_values_supported": ["RS256", "RS384", "RS512"],
        "authorization_details_types_supported": ["urn:altinn:systemuser", "urn:altinn:consent"]
      }
      """;

  private final World world;
  private final Tokens tokens;

  public Maskinporten(World world, Tokens tokens) {
    this.world = world;
    this.tokens = tokens;
  }

  public Answer handle(Request request) {
    return switch (request.path()) {
      case "/.well-known/oauth-authorization-server" -> get(request, metadata());
      case "/jwk" -> get(request, tokens.keySet(TokenType.MASKINPORTEN));
      case "/token" -> request.method().equals("POST") ? token(request) : Answer.empty(405);
      default -> Answer.empty(404);
    };
  }

  private static Answer get(Request request, ObjectNode body) {
    return request.method().equals("GET") ? Answer.json(200, body) : Answer.empty(405);
  }

  private ObjectNode metadata() {
    return Json.object(METADATA.replace("{}", tokens.issuers().maskinporten()));
  }

  private Answer token(Request request) {
    try {
      Query form = request.form();
      if (form == null) {
        throw new Refusal(400, "invalid_request", "MP-011", "not a form");
      }
      if (!GRANT_TYPE.equals(form.first("grant_type"))) {
        throw new Refusal(400, "unsupported_grant_type", "MP-011", "grant_type is not supported");
      }
      String assertion = form.first("assertion");
      return world.get(() -> issue(new GrantCheck(world, tokens).check(assertion)));
    } catch (Refusal refusal) {
      return refusal.answer();
    }
  }

  private Answer issue(Grant grant) {
    Instant now = tokens.now();
    ObjectNode claims = Json.object();
    claims.put("client_id", grant.client().clientId);
    claims.put("client_amr", grant.method());
    claims.set("consumer", Claims.organisation(grant.consumer()));
    if (!grant.consumer().equals(grant.client().organisation)) {
      claims.set("supplier", Claims.organisation(grant.client().organisation));
      claims.put("delegation_source", "https://www.altinn.no/");
    }
    String scope = String.join(" ", grant.scopes());
    claims.put("scope", scope);
    claims.put("token_type", "Bearer");
    if (grant.resource() == null) {
      claims.put("aud", "unspecified");
    } else {
      claims.set("aud", grant.resource());
    }
    Json.put(claims, "pid", grant.pid());
    if (grant.details() != null) {
      claims.putArray("authorization_details").add(grant.details());
    }
    Duration life = world.life(grant.client().tokenLifetime, grant.scopes());
    ObjectNode body = Json.object();
    body.put("access_token", tokens.make(TokenType.MASKINPORTEN, claims, now.plus(life)));
    body.put("token_type", "Bearer");
    body.put("expires_in", life.toSeconds());
    body.put("scope", scope);
    return Answer.json(200, body).with("Cache-Control", "no-store");
  }
}
