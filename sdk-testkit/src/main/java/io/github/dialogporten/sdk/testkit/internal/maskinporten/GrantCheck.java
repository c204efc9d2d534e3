package io.github.dialogporten.sdk.testkit.internal.maskinporten;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.internal.state.ClientState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Jws;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of a JWT grant, in the order in which they fail. */
final class GrantCheck {

  private static final long LIFETIME_SECONDS = 120;
  private static final long SKEW_SECONDS = 10;

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

  private final World world;
  private final Tokens tokens;

  GrantCheck(World world, Tokens tokens) {
    this.world = world;
    this.tokens = tokens;
  }

  Grant check(@Nullable String assertion) {
    Jws jws = assertion == null ? null : Jws.parse(assertion);
    if (jws == null) {
      throw Refusal.malformed("not a signed JWT");
    }
    JsonNode claims = jws.claims();
    ClientState client = world.clients.get(claims.path("iss").asText());
    if (client == null) {
      throw Refusal.notTaken("MP-100", "client not found");
    }
    String method = new SignatureCheck(tokens.now()).check(jws, client);
    known(claims);
    audience(jws);
    time(claims);
    String consumer = ScopeCheck.consumer(claims, client);
    List<String> scopes = new ScopeCheck(world).scopes(claims, client, consumer);
    JsonNode resource = resource(claims);
    String pid = pid(claims);
    JsonNode details = new DetailsCheck(world).check(claims.path("authorization_details"), client);
    unused(claims, client);
    return new Grant(client, method, consumer, scopes, pid, resource, details);
  }

  private static void known(JsonNode claims) {
    claims
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!CLAIMS.contains(name)) {
                throw Refusal.malformed("unknown claim " + name);
              }
            });
  }

  private void audience(Jws jws) {
    if (!jws.audience().equals(tokens.issuers().maskinporten())) {
      throw Refusal.notTaken("MP-110", "aud must be the issuer and nothing else");
    }
  }

  private void time(JsonNode claims) {
    if (!claims.path("iat").isNumber() || !claims.path("exp").isNumber()) {
      throw Refusal.malformed("iat and exp are needed");
    }
    long now = tokens.now().getEpochSecond();
    long issued = claims.get("iat").asLong();
    long expires = claims.get("exp").asLong();
    if (expires - issued > LIFETIME_SECONDS) {
      throw Refusal.malformed("exp - iat is more than 120 seconds");
    }
    if (issued - now > SKEW_SECONDS) {
      throw Refusal.notTaken("", "issue time after now");
    }
    if (expires <= now) {
      throw Refusal.notTaken("MP-130", "JWT expired");
    }
    if (now - issued > SKEW_SECONDS) {
      throw Refusal.notTaken("MP-130", "JWT expired: iat differs from the server's clock");
    }
  }

  private static @Nullable JsonNode resource(JsonNode claims) {
    JsonNode resource = claims.path("resource");
    if (resource.isMissingNode()) {
      return null;
    }
    if (!resource.isArray() || resource.isEmpty()) {
      throw Refusal.malformed("resource must be an array");
    }
    for (JsonNode one : resource) {
      if (!one.isTextual() || !isAbsolute(one.asText())) {
        throw Refusal.malformed("resource must hold absolute URIs");
      }
    }
    return resource;
  }

  private static boolean isAbsolute(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static @Nullable String pid(JsonNode claims) {
    JsonNode pid = claims.path("pid");
    if (pid.isMissingNode()) {
      return null;
    }
    if (!pid.isTextual() || !pid.asText().matches("\\d{11}")) {
      throw Refusal.malformed("pid must be a national identity number");
    }
    return pid.asText();
  }

  private void unused(JsonNode claims, ClientState client) {
    if (claims.hasNonNull("jti")
        && !world.usedGrants.add(client.clientId + " " + claims.get("jti").asText())) {
      throw Refusal.notTaken("MP-012", "the grant has been used before");
    }
  }
}
