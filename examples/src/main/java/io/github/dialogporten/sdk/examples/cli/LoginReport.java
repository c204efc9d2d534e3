package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dialogporten.sdk.idporten.PersonSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a login gave, without anything that says who logged in. */
final class LoginReport {

  private static final int NAME_WIDTH = 24;

  private final PersonSession session;
  private final Map<String, Object> facts = new LinkedHashMap<>();

  LoginReport(PersonLogin login, PersonLogin.Outcome outcome, boolean kept) {
    this.session = outcome.session();
    facts.put("issuer", session.issuer());
    facts.put("clientId", login.clientId());
    facts.put("scopes", session.grantedScopes());
    facts.put("missingScopes", session.missingScopes());
    session.acr().ifPresent(acr -> facts.put("authenticationLevel", acr));
    session.expiresAt().ifPresent(time -> facts.put("expiresAt", Times.shown(time)));
    facts.put("refreshable", session.isRefreshable());
    session.refreshExpiresAt().ifPresent(time -> facts.put("refreshExpiresAt", Times.shown(time)));
    facts.put("pushedRequest", outcome.pushed());
    facts.put("sessionKept", kept);
    facts.put("accessToken", token());
  }

  private Map<String, String> token() {
    return session
        .accessToken()
        .flatMap(token -> TokenFacts.of(token.value()))
        .map(TokenFacts::facts)
        .orElse(Map.of("kind", TokenFacts.NOT_A_JWT));
  }

  void tell(Console console, boolean json) throws JsonProcessingException {
    if (json) {
      console.line(new JsonMapper().writeValueAsString(facts));
      return;
    }
    console.line("Logged in.");
    facts.forEach((name, value) -> tell(console, "", name, value));
  }

  private static void tell(Console console, String indent, String name, Object value) {
    if (value instanceof Map<?, ?> more) {
      console.line(indent + name);
      more.forEach((key, text) -> tell(console, indent + "  ", String.valueOf(key), text));
    } else {
      String text = value instanceof List<?> list ? listed(list) : shown(value);
      console.line(Text.padded(indent + name, NAME_WIDTH) + text);
    }
  }

  private static String listed(List<?> list) {
    return list.isEmpty()
        ? "(none)"
        : String.join(" ", list.stream().map(String::valueOf).toList());
  }

  private static String shown(Object value) {
    return value instanceof Boolean yes ? (yes ? "yes" : "no") : String.valueOf(value);
  }

  /** What was asked for and not got, if anything. */
  Optional<String> complaint() {
    return Optional.of(session.missingScopes())
        .filter(missing -> !missing.isEmpty())
        .map(missing -> "Asked for and not granted: " + String.join(" ", missing));
  }
}
