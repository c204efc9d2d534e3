package io.github.dialogporten.sdk.testkit.internal.idporten;

import static io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal.invalidClient;
import static io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal.invalidRequest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.internal.http.Query;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.state.KeyState;
import io.github.dialogporten.sdk.testkit.internal.state.LoginClientState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Jws;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Client authentication: the method that is registered, and no other. */
final class Callers {

  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final Set<String> ALGORITHMS = Set.of("RS256", "RS384", "RS512");
  private static final long LIFETIME_SECONDS = 120;
  private static final long SKEW_SECONDS = 10;

  private final World world;
  private final Tokens tokens;
  private final Memory memory;

  Callers(World world, Tokens tokens, Memory memory) {
    this.world = world;
    this.tokens = tokens;
    this.memory = memory;
  }

  /** Who sends the form. */
  LoginClientState authenticate(Request request, Query form) {
    List<String> basic = basic(request);
    String method = method(form, basic);
    String named = form.first("client_id");
    String clientId = basic == null ? named : basic.get(0);
    if (clientId == null) {
      throw invalidRequest("client_id is missing");
    }
    if (named != null && !named.equals(clientId)) {
      throw invalidRequest("client_id differs from the one in the Authorization header");
    }
    LoginClientState client = world.loginClients.get(clientId);
    if (client == null) {
      throw invalidClient("the client is unknown");
    }
    if (!method.equals(client.authentication)) {
      throw invalidClient("the client is registered with another authentication method");
    }
    switch (method) {
      case "private_key_jwt" -> assertion(client, form);
      case "client_secret_basic" -> secret(client, basic == null ? null : basic.get(1));
      case "client_secret_post" -> secret(client, form.first("client_secret"));
      default -> {
        // A public client has nothing to show.
      }
    }
    return client;
  }

  private static String method(Query form, @Nullable List<String> basic) {
    List<String> methods = new ArrayList<>();
    if (basic != null) {
      methods.add("client_secret_basic");
    }
    if (form.first("client_secret") != null) {
      methods.add("client_secret_post");
    }
    if (form.first("client_assertion") != null) {
      methods.add("private_key_jwt");
    }
    if (methods.size() > 1) {
      throw invalidRequest("more than one way of client authentication");
    }
    return methods.isEmpty() ? "none" : methods.get(0);
  }

  /** Both halves are written as in a form. */
  private static @Nullable List<String> basic(Request request) {
    try {
      List<String> halves = request.basic();
      return halves == null
          ? null
          : halves.stream().map(half -> URLDecoder.decode(half, StandardCharsets.UTF_8)).toList();
    } catch (IllegalArgumentException e) {
      throw invalidClient("the Authorization header cannot be read");
    }
  }

  private static void secret(LoginClientState client, @Nullable String secret) {
    if (!client.secret.equals(secret)) {
      throw invalidClient("the client secret is wrong");
    }
  }

  private void assertion(LoginClientState client, Query form) {
    if (!ASSERTION_TYPE.equals(form.first("client_assertion_type"))) {
      throw invalidRequest("client_assertion_type is missing or wrong");
    }
    Jws jws = Jws.parse(String.valueOf(form.first("client_assertion")));
    if (jws == null) {
      throw invalidClient("client_assertion is not a signed JWT");
    }
    if (!ALGORITHMS.contains(jws.algorithm())) {
      throw invalidClient("client_assertion: alg must be RS256, RS384 or RS512");
    }
    KeyState key = client.keys.get(jws.kid());
    if (key == null) {
      throw invalidClient("client_assertion: kid is not registered on the client");
    }
    if (!jws.verifies(key.key())) {
      throw invalidClient("client_assertion: invalid signature");
    }
    if (key.expired(tokens.now())) {
      throw invalidClient("client_assertion: the key has expired");
    }
    claims(client, jws);
  }

  private void claims(LoginClientState client, Jws jws) {
    JsonNode claims = jws.claims();
    if (!claims.path("iss").asText().equals(client.clientId)
        || !claims.path("sub").asText().equals(client.clientId)) {
      throw invalidClient("client_assertion: iss and sub must be the client_id");
    }
    if (!jws.audience().equals(tokens.issuers().idporten())) {
      throw invalidClient("client_assertion: aud must be the issuer and nothing else");
    }
    if (!claims.path("iat").isNumber() || !claims.path("exp").isNumber()) {
      throw invalidClient("client_assertion: iat and exp are needed");
    }
    long now = tokens.now().getEpochSecond();
    long issued = claims.get("iat").asLong();
    long expires = claims.get("exp").asLong();
    if (expires - issued > LIFETIME_SECONDS) {
      throw invalidClient("client_assertion: exp - iat is more than 120 seconds");
    }
    if (expires <= now || Math.abs(issued - now) > LIFETIME_SECONDS + SKEW_SECONDS) {
      throw invalidClient("client_assertion: it has expired");
    }
    if (issued - now > SKEW_SECONDS) {
      throw invalidClient("client_assertion: issue time after now");
    }
    String jti = claims.path("jti").asText();
    if (jti.isEmpty() || !memory.usedAssertions.add(client.clientId + ' ' + jti)) {
      throw invalidClient("client_assertion: jti is missing or was used before");
    }
  }
}
