package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dialogporten.sdk.auth.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the token says. */
@Command(
    name = "token",
    sortOptions = false,
    description = {
      "Gets a token and tells what it says: whose it is, for how long, for what. The token itself, its"
          + " signature and national identity numbers are not shown. With --json: one JSON object.",
      "",
      "Of a system user (--system-user), an organisation (--organisation, --consumer-org), a person"
          + " who has logged in (--session-file), a test token (--test-token), or a ready one"
          + " (--token). Without a client among the options it takes the one that a hosting platform"
          + " has set, in MASKINPORTEN_CLIENT_ID, MASKINPORTEN_CLIENT_JWK and so on; without an"
          + " environment too, what the Altinn in this process has."
    })
final class TokenCommand extends AltinnCommand {

  @Option(
      names = "--altinn",
      description =
          "Exchanges it for an Altinn token, which Altinn's other APIs take. One of a login needs a"
              + " scope that begins with altinn:, asked for at the login.")
  private boolean altinn;

  TokenCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  boolean wantsAltinnToken() {
    return altinn;
  }

  @Override
  boolean isIssuerEnough(Settings settings) {
    return settings.sessionFile() != null && !altinn;
  }

  @Override
  void run(Session session) throws JsonProcessingException {
    AccessToken token = session.token();
    Optional<TokenFacts> facts = TokenFacts.of(token.value());
    Map<String, String> told =
        facts.map(TokenFacts::facts).orElseGet(() -> Map.of("kind", TokenFacts.NOT_A_JWT));
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
