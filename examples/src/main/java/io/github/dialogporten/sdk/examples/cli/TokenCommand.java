package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dialogporten.sdk.auth.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** What the token says. */
@Command(
    name = "token",
    sortOptions = false,
    description = {
      "Gets a token and tells what it says: whose it is, for how long, for what. The token itself, its"
          + " signature and national identity numbers are not shown."
    })
final class TokenCommand extends AltinnCommand {

  TokenCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  void run(Session session) throws JsonProcessingException {
    AccessToken token = session.token();
    Optional<TokenFacts> facts = TokenFacts.of(token.value());
    Map<String, String> told =
        facts
            .map(TokenFacts::facts)
            .orElseGet(
                () -> new LinkedHashMap<>(Map.of("kind", "not a JWT: nothing to read in it")));
    if (session.settings().json()) {
      console().line(new JsonMapper().writeValueAsString(told));
      return;
    }
    told.forEach((name, value) -> console().line(Text.padded(name, 24) + value));
    facts.flatMap(TokenFacts::expiresAt).ifPresent(this::tellLifetime);
  }

  private void tellLifetime(Instant expiresAt) {
    Duration left = Duration.between(Instant.now(), expiresAt);
    console()
        .line(
            Text.padded("", 24)
                + (left.isNegative() ? "which has passed" : left.toSeconds() + " s from now"));
  }
}
