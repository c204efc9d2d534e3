package io.github.dialogporten.sdk.testkit.internal.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.Problem;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.OwnerState;
import io.github.dialogporten.sdk.testkit.internal.state.PartyState;
import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Caller;
import io.github.dialogporten.sdk.testkit.internal.tokens.Jws;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The token exchange, the login page and Access Management of the Altinn platform. */
public final class Platform {

  private static final String AUTHENTICATION = "/authentication/api/v1/";
  private static final String OWNER = "altinn:serviceowner";
  private static final Duration SKEW = Duration.ofSeconds(10);
  private static final Duration LIFETIME = Duration.ofMinutes(30);

  /** Altinn has numbers for users and for parties; here they differ by so much. */
  private static final int USERS = 30_000_000;

  private static final List<String> PARTNER_SCOPES =
      List.of(
          "skatteetaten:formueinntekt/skattemelding",
          "skatteetaten:mvameldinginnsending",
          "skatteetaten:mvameldingvalidering");

  private final World world;
  private final Tokens tokens;
  private final AuthorizedParties parties;

  public Platform(World world, Tokens tokens) {
    this.world = world;
    this.tokens = tokens;
    this.parties = new AuthorizedParties(world, tokens);
  }

  public Answer handle(Request request) {
    String path = request.path();
    if (path.equals(AuthorizedParties.PATH)) {
      return request.method().equals("GET") ? parties.answer(request) : Answer.empty(405);
    }
    if (!request.method().equals("GET") || !path.startsWith(AUTHENTICATION)) {
      return Answer.empty(404);
    }
    String rest = path.substring(AUTHENTICATION.length());
    if (rest.startsWith("exchange/")) {
      return exchange(request, rest.substring("exchange/".length()).toLowerCase(Locale.ROOT));
    }
    return switch (rest) {
      case "openid/.well-known/openid-configuration" -> Answer.json(200, metadata());
      case "openid/.well-known/openid-configuration/jwks" ->
          Answer.json(200, tokens.keySet(TokenType.ALTINN));
      case "authentication" ->
          Answer.text(
              200,
              "text/html; charset=utf-8",
              "<!DOCTYPE html><html><head><title>Logg inn</title></head><body>"
                  + "<form action=\"#\"><h1>Logg inn</h1></form></body></html>");
      case "refresh" -> refresh(request);
      default -> Answer.empty(404);
    };
  }

  private ObjectNode metadata() {
    String issuer = tokens.issuers().altinn();
    ObjectNode node = Json.object();
    node.put("issuer", issuer);
    node.put("jwks_uri", issuer + ".well-known/openid-configuration/jwks");
    node.putArray("id_token_signing_alg_values_supported").add("RS256");
    return node;
  }

  private Answer exchange(Request request, String provider) {
    if (request.header("X-Altinn-EnterpriseUser-Authentication") != null) {
      return Problem.of(410, request.path());
    }
    if (!List.of("id-porten", "maskinporten", "altinnstudio").contains(provider)) {
      return Answer.text(400, "text/plain; charset=utf-8", "Invalid token provider: " + provider);
    }
    Jws token = tokens.verify(request.bearer(), SKEW);
    if (token == null) {
      return Answer.empty(401);
    }
    TokenType type = tokens.typeOfIssuer(token.issuer());
    if (provider.equals("maskinporten") && type == TokenType.MASKINPORTEN) {
      return maskinporten(request, token);
    } else if (provider.equals("id-porten") && type == TokenType.ID_PORTEN) {
      return idporten(request, token);
    }
    return Answer.empty(401);
  }

  private Answer maskinporten(Request request, Jws token) {
    JsonNode source = token.claims();
    String consumer = source.path("consumer").path("ID").asText();
    if (consumer.isEmpty()) {
      return Answer.empty(401);
    }
    ObjectNode claims =
        ((ObjectNode) source.deepCopy())
            .without(List.of("aud", "iss", "client_amr", "sid", "iat", "exp", "jti"));
    JsonNode details = source.path("authorization_details");
    if (details.isArray() && details.size() == 1) {
      // .NET flattens arrays of one on the way.
      claims.set("authorization_details", details.get(0));
    }
    String number = consumer.substring(consumer.indexOf(':') + 1);
    owner(request, number, token.scopes()).ifPresent(org -> claims.put("urn:altinn:org", org));
    claims.put("urn:altinn:orgNumber", number);
    claims.put("urn:altinn:authenticatemethod", "maskinporten");
    claims.put("urn:altinn:authlevel", 3);
    return issued(request, claims, tokens.now().plus(LIFETIME));
  }

  /** Service owners are told by a scope; with {@code test=true} Digdir is the test owner. */
  private Optional<String> owner(Request request, String number, List<String> scopes) {
    boolean owner =
        scopes.stream().anyMatch(one -> one.equals(OWNER) || one.startsWith(OWNER + "/"));
    if (!owner) {
      return Optional.empty();
    }
    synchronized (world) {
      Optional<String> code =
          world.owners.values().stream()
              .filter(one -> one.number().equals(number))
              .map(OwnerState::code)
              .findFirst();
      boolean test = "true".equalsIgnoreCase(request.query().first("test"));
      return test ? code.map(one -> one.equals("digdir") ? "ttd" : one) : code;
    }
  }

  private Answer idporten(Request request, Jws token) {
    JsonNode source = token.claims();
    if (!source.hasNonNull("pid") || !source.hasNonNull("acr")) {
      return Answer.empty(401);
    }
    if (token.scopes().stream()
        .noneMatch(s -> s.startsWith("altinn:") || PARTNER_SCOPES.contains(s))) {
      return Answer.empty(403);
    }
    Caller caller;
    try {
      caller = Caller.of(token);
    } catch (IllegalArgumentException e) {
      return Answer.empty(401);
    }
    PartyState party = party(caller);
    if (party == null) {
      return Answer.empty(401);
    }
    ObjectNode claims =
        ((ObjectNode) source.deepCopy())
            .without(List.of("aud", "iss", "at_hash", "sid", "sub", "iat", "exp", "jti"));
    int userId = party.partyId - USERS;
    claims.put("nameid", String.valueOf(userId));
    claims.put("urn:altinn:userid", userId);
    claims.put("urn:altinn:username", "");
    claims.put("urn:altinn:partyid", party.partyId);
    claims.put("urn:altinn:party:uuid", party.uuid.toString());
    claims.put("urn:altinn:authenticatemethod", "BankID");
    claims.put("urn:altinn:authlevel", caller.level());
    return issued(request, claims, Instant.ofEpochSecond(source.path("exp").asLong()));
  }

  /** A person whom Altinn knows, as a party; else null. */
  private @Nullable PartyState party(Caller caller) {
    synchronized (world) {
      PrincipalState person = world.principals.get(caller.urn());
      return person == null
          ? null
          : world.parties.computeIfAbsent(
              caller.urn(), urn -> new PartyState(urn, person.name, "Person", world.nextPartyId()));
    }
  }

  private Answer refresh(Request request) {
    Jws token = tokens.verify(request.bearer(), SKEW, TokenType.ALTINN);
    if (token == null) {
      return Answer.empty(401);
    }
    ObjectNode claims =
        ((ObjectNode) token.claims().deepCopy()).without(List.of("iss", "iat", "exp", "jti"));
    return issued(request, claims, tokens.now().plus(LIFETIME));
  }

  /** A bare string, or a JSON one for those who ask for JSON. */
  private Answer issued(Request request, ObjectNode claims, Instant expires) {
    claims.put("sid", UUID.randomUUID().toString());
    String token = tokens.make(TokenType.ALTINN, claims, expires);
    String accept = request.header("Accept");
    if (accept != null && accept.contains("application/json")) {
      return Answer.text(200, "application/json; charset=utf-8", '"' + token + '"');
    }
    return Answer.text(200, "text/plain; charset=utf-8", token);
  }
}
