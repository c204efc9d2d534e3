package io.github.dialogporten.sdk.testkit.internal.testtokens;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.tokens.Claims;
import io.github.dialogporten.sdk.testkit.internal.tokens.Jws;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes Altinn tokens for whoever is asked for, out of the query. */
public final class TokenGenerator {

  /** Where it is below the platform's address. */
  public static final String PREFIX = "/testtools/api";

  private static final String SCOPE = "altinn:testtools/tokengenerator";
  private static final String DEFAULT_SCOPES = "altinn:enduser";
  private static final String VENDOR = "310268593";
  private static final String CLIENT_ID = "[A-Za-z0-9_-]{1,50}";
  private static final String CLIENT_ID_HINT = "at most 50 letters, digits, _ and -";
  private static final int USERS = 20_000_000;

  private final Tokens tokens;
  private final Accounts accounts;

  public TokenGenerator(Tokens tokens, Accounts accounts) {
    this.tokens = tokens;
    this.accounts = accounts;
  }

  public Answer handle(Request request) {
    String kind = request.path().substring(PREFIX.length() + 1);
    String child =
        switch (kind) {
          case "GetPersonalToken" -> "personal";
          case "GetSystemUserToken" -> "enterpriseuser";
          case "GetEnterpriseToken" -> "enterprise";
          default -> "";
        };
    if (child.isEmpty()) {
      return Answer.empty(404);
    }
    if (!request.method().equals("GET")) {
      return Answer.empty(405);
    }
    Answer refused = refused(request, child);
    if (refused != null) {
      return refused;
    }
    Parameters parameters = new Parameters(request.query());
    ObjectNode claims =
        switch (child) {
          case "personal" -> personal(parameters);
          case "enterpriseuser" -> systemUser(parameters);
          default -> enterprise(parameters);
        };
    Duration life = parameters.life();
    if (!parameters.wrong().isEmpty()) {
      ObjectNode body = Json.object();
      parameters.wrong().forEach(body::put);
      return Answer.json(400, body);
    }
    claims.put("token_type", "Bearer");
    claims.put("actual_iss", "altinn-test-tools");
    String token = tokens.make(TokenType.ALTINN, claims, tokens.now().plus(life));
    return Answer.text(200, "text/plain; charset=utf-8", token);
  }

  /**
   * An account, or a token from Maskinporten with the scope or the child of it; else the answer.
   */
  private @Nullable Answer refused(Request request, String child) {
    if (accounts.admits(request)) {
      return null;
    }
    Jws token = tokens.verify(request.bearer(), Duration.ZERO, TokenType.MASKINPORTEN);
    if (token == null) {
      return Answer.empty(401)
          .with("WWW-Authenticate", "Basic realm=\"AltinnTestTools - TokenGenerator\"");
    }
    boolean allowed =
        token.scopes().stream()
            .anyMatch(scope -> scope.equals(SCOPE) || scope.equals(SCOPE + "/" + child));
    return allowed
        ? null
        : Answer.text(
            403,
            "text/plain; charset=utf-8",
            "Missing scope " + SCOPE + " or " + SCOPE + "/" + child);
  }

  private static ObjectNode personal(Parameters parameters) {
    ObjectNode claims = Json.object();
    String pid = parameters.text("pid", "\\d{11}", "a national identity number of eleven digits");
    String person = pid == null ? SyntheticPerson.number() : pid;
    int userId = parameters.number("userId", USERS + made(person), 1, Integer.MAX_VALUE);
    claims.put("nameid", String.valueOf(userId));
    claims.put("urn:altinn:userid", userId);
    claims.put(
        "urn:altinn:username",
        orElse(parameters.text("userName", "[^\\p{Cntrl}]{1,100}", "a user name"), ""));
    claims.put(
        "urn:altinn:partyid",
        parameters.number("partyId", 2 * USERS + made(person), 1, Integer.MAX_VALUE));
    String uuid = parameters.uuid("partyuuid", false);
    claims.put("urn:altinn:party:uuid", uuid == null ? UUID.randomUUID().toString() : uuid);
    claims.put("pid", person);
    claims.put("urn:altinn:authenticatemethod", "NotDefined");
    claims.put("urn:altinn:authlevel", parameters.number("authLvl", 3, 1, 4));
    claims.put("scope", parameters.scopes(DEFAULT_SCOPES));
    claims.put("client_amr", orElse(parameters.text("clientAmr", CLIENT_ID, "a name"), "none"));
    claims.set(
        "consumer", Claims.organisation(orElse(parameters.organisation("consumerOrgNo"), VENDOR)));
    return claims;
  }

  /** The element stays in an array here, unlike after the exchange. */
  private static ObjectNode systemUser(Parameters parameters) {
    ObjectNode claims = Json.object();
    String vendor = orElse(parameters.organisation("orgNo"), VENDOR);
    String id = orElse(parameters.uuid("systemUserId", true), "");
    String owner = orElse(parameters.organisation("systemUserOrg"), VENDOR);
    claims
        .putArray("authorization_details")
        .add(Claims.systemUser(id, owner, vendor + "_" + UUID.randomUUID()));
    return organisationClaims(parameters, claims, vendor, parameters.scopes(DEFAULT_SCOPES));
  }

  private static ObjectNode enterprise(Parameters parameters) {
    ObjectNode claims = Json.object();
    Json.put(claims, "urn:altinn:org", parameters.text("org", "[a-z]{2,6}", "a service owner"));
    Json.put(
        claims, "delegation_source", parameters.text("delegationSource", "https://\\S+", "a URL"));
    String number = orElse(parameters.organisation("orgNo"), VENDOR);
    return organisationClaims(parameters, claims, number, parameters.scopes(null));
  }

  private static ObjectNode organisationClaims(
      Parameters parameters, ObjectNode claims, String number, String scopes) {
    claims.put("scope", scopes);
    claims.put(
        "client_id",
        orElse(
            parameters.text("clientId", CLIENT_ID, CLIENT_ID_HINT), UUID.randomUUID().toString()));
    claims.put("urn:altinn:orgNumber", number);
    claims.put("urn:altinn:authenticatemethod", "maskinporten");
    claims.put("urn:altinn:authlevel", 3);
    claims.set("consumer", Claims.organisation(number));
    String supplier = parameters.organisation("supplierOrgNo");
    if (supplier != null) {
      claims.set("supplier", Claims.organisation(supplier));
    }
    return claims;
  }

  /** A number for a person, always the same. */
  private static int made(String person) {
    return Math.floorMod(person.hashCode(), 1_000_000);
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
