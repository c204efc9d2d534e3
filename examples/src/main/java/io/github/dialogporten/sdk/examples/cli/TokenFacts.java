package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a token says about itself, for a person who wonders why it is not accepted. Only the claims
 * named here are shown: never the signature, and never a national identity number.
 */
final class TokenFacts {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SYSTEM_USER = "urn:altinn:systemuser";

  private final JsonNode claims;

  private TokenFacts(JsonNode claims) {
    this.claims = claims;
  }

  /**
   * Reads a token, without checking its signature.
   *
   * @param token the token
   * @return what it says; empty when it is no JWT
   */
  static Optional<TokenFacts> of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(parts[1]);
      JsonNode claims = JSON.readTree(new String(json, StandardCharsets.UTF_8));
      return claims.isObject() ? Optional.of(new TokenFacts(claims)) : Optional.empty();
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The facts by name, in the order in which they are read. */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("kind", kind());
    put(facts, "issuer", text("iss"));
    put(facts, "audience", audience());
    put(facts, "issuedAt", time("iat").map(Instant::toString).orElse(""));
    put(facts, "expiresAt", expiresAt().map(Instant::toString).orElse(""));
    put(facts, "scopes", String.join(" ", scopes()));
    put(facts, "clientId", text("client_id"));
    put(facts, "organisation", organisation(claims.path("consumer")));
    put(facts, "supplier", organisation(claims.path("supplier")));
    JsonNode systemUser = systemUser();
    put(facts, "systemUserOrganisation", organisation(systemUser.path("systemuser_org")));
    put(facts, "systemUserId", first(systemUser.path("systemuser_id")));
    put(facts, "systemId", systemUser.path("system_id").asText());
    put(facts, "authenticationLevel", text("acr"));
    put(facts, "authenticationLevel", text("urn:altinn:authlevel"));
    return facts;
  }

  /** When it ceases to work. */
  Optional<Instant> expiresAt() {
    return time("exp");
  }

  /** What sort of token it is, in a few words. */
  String kind() {
    if (claims.has("p") && claims.has("i")) {
      return "a dialog token: for the service owner's address of one dialog, not for Dialogporten";
    }
    String exchanged = text("iss").contains("/authentication/") ? ", exchanged by Altinn" : "";
    if (!systemUser().isMissingNode()) {
      return "a system user's" + exchanged;
    } else if (claims.has("pid") || claims.has("urn:altinn:pid")) {
      return "a person's" + exchanged + " (the national identity number is not shown)";
    } else if (claims.has("consumer")) {
      return "an organisation's, without a system user" + exchanged + ": Dialogporten refuses it";
    }
    return "a token of another kind";
  }

  private List<String> scopes() {
    List<String> scopes = new ArrayList<>();
    for (String scope : text("scope").split("\\s+", -1)) {
      if (!scope.isEmpty()) {
        scopes.add(scope);
      }
    }
    return scopes;
  }

  private String audience() {
    JsonNode audience = claims.path("aud");
    List<String> all = new ArrayList<>();
    audience.forEach(each -> all.add(each.asText()));
    return audience.isTextual() ? audience.asText() : String.join(" ", all);
  }

  /** An array in Maskinporten's tokens, one object after Altinn's exchange. */
  private JsonNode systemUser() {
    JsonNode details = claims.path("authorization_details");
    JsonNode first = details.isArray() ? details.path(0) : details;
    return first.path("type").asText().equals(SYSTEM_USER) ? first : JSON.missingNode();
  }

  /** The nine digits of {@code 0192:310923044}. */
  private static String organisation(JsonNode node) {
    String id = node.path("ID").asText(node.path("id").asText());
    return id.substring(id.lastIndexOf(':') + 1);
  }

  private static String first(JsonNode node) {
    return node.isArray() ? node.path(0).asText() : node.asText();
  }

  private Optional<Instant> time(String claim) {
    JsonNode seconds = claims.path(claim);
    return seconds.canConvertToLong()
        ? Optional.of(Instant.ofEpochSecond(seconds.asLong()))
        : Optional.empty();
  }

  private String text(String claim) {
    return claims.path(claim).asText();
  }

  private static void put(Map<String, String> facts, String name, String value) {
    if (!value.isEmpty()) {
      facts.putIfAbsent(name, Text.withoutNumbers(value));
    }
  }

  @Override
  public String toString() {
    return "TokenFacts[]";
  }
}
