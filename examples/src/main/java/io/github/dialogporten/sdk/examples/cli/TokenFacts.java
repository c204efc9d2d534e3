package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.tokens.TokenInspector;
import io.github.dialogporten.sdk.tokens.TokenOrganisation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a token says about itself, in words, for a person who wonders why it is not accepted. */
final class TokenFacts {

  /** What is said of an opaque token. */
  static final String NOT_A_JWT = "not a JWT: nothing to read in it";

  private final TokenInspector token;

  private TokenFacts(TokenInspector token) {
    this.token = token;
  }

  /**
   * Reads a token, without checking its signature.
   *
   * @param token the token
   * @return what it says; empty when it is no JWT
   */
  static Optional<TokenFacts> of(String token) {
    return TokenInspector.inspect(token).map(TokenFacts::new);
  }

  /** The facts by name, in the order in which they are read. */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("kind", kind());
    put(facts, "issuer", token.issuer());
    put(facts, "audience", String.join(" ", token.audience()));
    put(facts, "issuedAt", token.issuedAt().map(Instant::toString));
    put(facts, "expiresAt", expiresAt().map(Instant::toString));
    put(facts, "scopes", String.join(" ", token.scopes()));
    put(facts, "clientId", token.clientId());
    put(facts, "organisation", token.consumer().map(TokenFacts::number));
    put(facts, "supplier", token.supplier().map(TokenFacts::number));
    put(facts, "systemUserOrganisation", token.systemUserOwner().map(TokenFacts::number));
    put(facts, "systemUserId", token.systemUserIds().stream().findFirst());
    put(facts, "systemId", token.systemId());
    put(facts, "authenticationLevel", token.acr());
    if (token.isExchanged() || token.isTestToken()) {
      token
          .authenticationLevel()
          .ifPresent(level -> facts.putIfAbsent("authenticationLevel", Integer.toString(level)));
    }
    return facts;
  }

  /** When it ceases to work. */
  Optional<Instant> expiresAt() {
    return token.expiresAt();
  }

  /** What sort of token it is, in a few words. */
  String kind() {
    String origin =
        token.isTestToken()
            ? ", made by Altinn's test token generator"
            : token.isExchanged() ? ", exchanged by Altinn" : "";
    return switch (token.userKind()) {
      case DIALOG_TOKEN ->
          "a dialog token: for the service owner's address of one dialog, not for Dialogporten";
      case SYSTEM_USER -> "a system user's" + origin;
      case PERSON -> "a person's" + origin + " (the national identity number is not shown)";
      case EMAIL_USER -> "a person's who is known by an e-mail address only" + origin;
      case ORGANISATION ->
          "an organisation's, without a system user" + origin + ": Dialogporten refuses it";
      default -> "a token of another kind";
    };
  }

  /** The nine digits where there are some. */
  private static String number(TokenOrganisation organisation) {
    return organisation.number().orElseGet(organisation::id);
  }

  private static void put(Map<String, String> facts, String name, Optional<String> value) {
    put(facts, name, value.orElse(""));
  }

  private static void put(Map<String, String> facts, String name, String value) {
    if (!value.isEmpty()) {
      facts.put(name, value);
    }
  }

  @Override
  public String toString() {
    return "TokenFacts[]";
  }
}
