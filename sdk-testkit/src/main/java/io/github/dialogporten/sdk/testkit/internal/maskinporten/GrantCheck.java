package io.github.dialogporten.sdk.testkit.internal.maskinporten;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.ClientState;
import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Jws;
import io.github.dialogporten.sdk.testkit.internal.tokens.RsaKey;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of a JWT grant, in the order in which they fail. */
final class GrantCheck {

  private static final long LIFETIME_SECONDS = 120;
  private static final long SKEW_SECONDS = 10;
  private static final String INVALID_GRANT = "invalid_grant";
  private static final String CONFIGURATION = "invalid_altinn_customer_configuration";

  private static final Set<String> ALGORITHMS = Set.of("RS256", "RS384", "RS512");
  private static final Set<String> CLAIMS =
      Set.of(
          "aud",
          "iss",
          "scope",
          "iat",
          "exp",
          "jti",
          "resource",
          "pid",
          "consumer_org",
          "iss_onbehalfof",
          "authorization_details");
  private static final Set<String> DETAILS = Set.of("type", "systemuser_org", "externalRef");

  private final World world;
  private final Tokens tokens;

  GrantCheck(World world, Tokens tokens) {
    this.world = world;
    this.tokens = tokens;
  }

  Grant check(@Nullable String assertion) {
    Jws jws = assertion == null ? null : Jws.parse(assertion);
    if (jws == null) {
      throw new Refusal(400, "invalid_request", "MP-011", "Invalid assertion: not a signed JWT");
    }
    JsonNode claims = jws.claims();
    ClientState client = world.clients.get(claims.path("iss").asText());
    if (client == null) {
      throw new Refusal(400, INVALID_GRANT, "MP-100", "Invalid assertion: client not found");
    }
    signature(jws, client);
    known(claims);
    audience(claims);
    time(claims);
    String scope = scope(claims, client);
    String consumer = consumer(claims, client);
    JsonNode details = details(claims, client);
    unused(claims, client);
    String pid = claims.hasNonNull("pid") ? claims.get("pid").asText() : null;
    JsonNode resource = claims.hasNonNull("resource") ? claims.get("resource") : null;
    return new Grant(client, consumer, scope, pid, resource, details);
  }

  private static void signature(Jws jws, ClientState client) {
    if (!ALGORITHMS.contains(jws.algorithm())) {
      throw new Refusal(
          400, "invalid_request", "MP-011", "Invalid assertion: alg must be RS256, RS384 or RS512");
    }
    if (!jws.header().hasNonNull("kid")) {
      throw new Refusal(
          400, INVALID_GRANT, "MP-124", "Invalid assertion: a client with keys must send kid");
    }
    RsaKey key = client.keys.get(jws.kid());
    if (key == null) {
      throw new Refusal(
          400, INVALID_GRANT, "MP-124", "Invalid assertion: kid is not registered on the client");
    }
    if (!jws.verifies(key.publicKey())) {
      throw new Refusal(400, INVALID_GRANT, "MP-124", "Invalid assertion: invalid signature");
    }
    if (client.expiredKeys.contains(jws.kid())) {
      throw new Refusal(400, INVALID_GRANT, "MP-121", "Invalid assertion: the key has expired");
    }
  }

  private static void known(JsonNode claims) {
    claims
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!CLAIMS.contains(name)) {
                throw new Refusal(
                    400, "invalid_request", "MP-011", "Invalid assertion: unknown claim " + name);
              }
            });
  }

  private void audience(JsonNode claims) {
    JsonNode audience = claims.path("aud");
    boolean one = audience.isArray() && audience.size() == 1;
    String value = one ? audience.get(0).asText() : audience.asText();
    if (!value.equals(tokens.issuers().maskinporten())) {
      throw new Refusal(
          400,
          INVALID_GRANT,
          "MP-110",
          "Invalid assertion: aud must be the issuer and nothing else");
    }
  }

  private void time(JsonNode claims) {
    if (!claims.path("iat").isNumber() || !claims.path("exp").isNumber()) {
      throw new Refusal(
          400, "invalid_request", "MP-011", "Invalid assertion: iat and exp are needed");
    }
    long now = tokens.now().getEpochSecond();
    long issued = claims.get("iat").asLong();
    long expires = claims.get("exp").asLong();
    if (expires - issued > LIFETIME_SECONDS) {
      throw new Refusal(
          400, INVALID_GRANT, "MP-011", "Invalid assertion: exp - iat is more than 120 seconds");
    }
    if (expires <= now) {
      throw new Refusal(400, INVALID_GRANT, "MP-130", "Invalid assertion: JWT expired");
    }
    if (Math.abs(issued - now) > SKEW_SECONDS) {
      throw new Refusal(
          400, INVALID_GRANT, "MP-130", "Invalid assertion: iat differs from the server's clock");
    }
  }

  private static String scope(JsonNode claims, ClientState client) {
    String scope = claims.path("scope").asText().trim();
    if (scope.isEmpty()) {
      throw new Refusal(400, "invalid_scope", "MP-200", "a scope is needed");
    }
    for (String one : scope.split(" ", -1)) {
      if (!client.scopes.contains(one)) {
        throw new Refusal(
            400, "invalid_scope", "MP-200", "scope is not registered on the client: " + one);
      }
    }
    return scope;
  }

  private static String consumer(JsonNode claims, ClientState client) {
    if (!claims.hasNonNull("consumer_org")) {
      return client.organisation;
    }
    String consumer = claims.get("consumer_org").asText();
    if (!client.consumers.contains(consumer)) {
      throw new Refusal(
          403, "forbidden", "MP-251", "consumer has not delegated the scope to the supplier");
    }
    return consumer;
  }

  private @Nullable JsonNode details(JsonNode claims, ClientState client) {
    JsonNode details = claims.path("authorization_details");
    if (details.isMissingNode()) {
      return null;
    }
    if (!details.isArray() || details.size() != 1 || !details.get(0).isObject()) {
      throw new Refusal(
          400,
          "invalid_authorization_details",
          "MP-303",
          "authorization_details must be an array of one object");
    }
    JsonNode detail = details.get(0);
    if (!detail.path("type").asText().equals("urn:altinn:systemuser")) {
      throw new Refusal(400, "invalid_authorization_details", "MP-301", "unknown type");
    }
    detail
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!DETAILS.contains(name)) {
                throw new Refusal(
                    400, "invalid_authorization_details", "MP-302", "unknown field " + name);
              }
            });
    String owner = owner(detail.path("systemuser_org"));
    String reference =
        detail.hasNonNull("externalRef") ? detail.get("externalRef").asText() : owner;
    return granted(find(client, owner, reference), owner);
  }

  private static String owner(JsonNode organisation) {
    String id = organisation.path("ID").asText();
    if (!organisation.path("authority").asText().equals("iso6523-actorid-upis")
        || !id.matches("0192:\\d{9}")) {
      throw new Refusal(
          400, "invalid_authorization_details", "MP-303", "systemuser_org has an invalid value");
    }
    return id.substring("0192:".length());
  }

  private PrincipalState find(ClientState client, String owner, String reference) {
    return world.principals.values().stream()
        .filter(
            principal ->
                client.clientId.equals(principal.clientId)
                    && owner.equals(principal.owner)
                    && reference.equals(principal.externalRef))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    400,
                    CONFIGURATION,
                    "MP-303",
                    "no system user for this client, organisation and external reference"));
  }

  private static ObjectNode granted(PrincipalState user, String owner) {
    ObjectNode node = Json.object();
    node.put("type", "urn:altinn:systemuser");
    node.putArray("systemuser_id").add(user.urn.substring(user.urn.lastIndexOf(':') + 1));
    Maskinporten.organisation(node.putObject("systemuser_org"), owner);
    Json.put(node, "system_id", user.systemId);
    return node;
  }

  private void unused(JsonNode claims, ClientState client) {
    if (claims.hasNonNull("jti")
        && !world.usedGrants.add(client.clientId + " " + claims.get("jti").asText())) {
      throw new Refusal(
          400, INVALID_GRANT, "MP-012", "Invalid assertion: the grant has been used before");
    }
  }
}
