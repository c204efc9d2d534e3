package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialog;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyTokenTest {

  private static final String DIALOG = SeededWorld.TAX_CARD.toString();

  @TempDir Path directory;

  private final LocalAltinn altinn = LocalAltinn.start();
  private final String token = altinn.dialogTokens().issue(SeededWorld.TAX_CARD, "read;submit");

  @AfterEach
  void close() {
    altinn.close();
  }

  private Cli cli() {
    return Cli.plain().with("DIALOGPORTEN_URL", altinn.dialogportenUrl().toString());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void aValidToken() throws IOException {
    Cli.Result argument =
        cli().run("verify-token", token, "--dialog", DIALOG, "--action", "read", "--action=SUBMIT");
    Cli.Result piped = cli().reading(token + "\n").run("verify-token", "-");
    Cli.Result file = cli().run("verify-token", "--file", file("token", token + "\n").toString());

    assertThat(argument.err()).isEmpty();
    assertThat(argument.code()).isZero();
    assertThat(argument.out())
        .startsWith("valid\n")
        .contains("What Dialogporten says in it:", DIALOG, "read;submit", "expiresAt")
        .doesNotContain(token, token.substring(token.lastIndexOf('.') + 1));
    assertThat(piped.out()).isEqualTo(argument.out());
    assertThat(file.out()).isEqualTo(argument.out());
    assertThat(altinn.requests().all())
        .allMatch(request -> request.header("Authorization").isEmpty());
  }

  @Test
  void everythingThatIsWrong() {
    String other = "0198c2a1-0000-7000-8000-000000000099";
    Cli.Result result =
        cli()
            .run(
                "verify-token",
                token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(86),
                "--dialog=" + other,
                "--action=sign",
                "--at=2020-01-01T00:00:00Z");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .startsWith("NOT VALID\n")
        .contains("SIGNATURE ", "NOT_YET_VALID ", "DIALOG ", "ACTION ", "nobody knows");
  }

  @Test
  void timesAreThoseThatAreAskedFor() {
    Cli.Result later =
        cli().run("verify-token", token, "--at", Instant.now().plusSeconds(660).toString());
    Cli.Result soon =
        cli().run("verify-token", token, "--at", Instant.now().plusSeconds(300).toString());

    assertThat(later.code()).isEqualTo(1);
    assertThat(later.out()).contains("EXPIRED", "What Dialogporten says");
    assertThat(soon.code()).isZero();
  }

  @Test
  void withKeysFromAFileNothingIsSent() throws IOException {
    Cli.Result keys = cli().run("token-keys", "--json");
    Path jwks = file("jwks.json", keys.out());
    int before = altinn.requests().all().size();

    Cli.Result result = cli().run("verify-token", token, "--jwks", jwks.toString());

    assertThat(result.out()).startsWith("valid\n");
    assertThat(altinn.requests().all()).hasSize(before);
    altinn.dialogTokens().rotateKeys();
    altinn.dialogTokens().rotateKeys();
    String newer = altinn.dialogTokens().issue(SeededWorld.TAX_CARD, "read");
    assertThat(cli().run("verify-token", newer, "--jwks", jwks.toString()).out())
        .contains("KEY_UNKNOWN");
    assertThat(cli().run("verify-token", newer).code()).isZero();
  }

  @Test
  void personsAreHidden() throws IOException {
    String pid = altinn.world().manager().pid();
    StoredDialog dialog =
        altinn.dialogs().all().stream()
            .filter(each -> each.party().endsWith(pid))
            .findFirst()
            .orElseThrow();
    String own = altinn.dialogTokens().issue(dialog.id(), "read");

    assertThat(cli().run("verify-token", own).out()).contains("hidden").doesNotContain(pid);
    assertThat(cli().run("verify-token", own, "--json").out()).doesNotContain(pid);
    assertThat(cli().run("verify-token", own, "--show").out()).contains(pid);
  }

  @Test
  void json() throws IOException {
    Cli.Result result = cli().run("verify-token", token, "--json", "--action", "sign");

    JsonNode json = new JsonMapper().readTree(result.out());
    assertThat(result.code()).isEqualTo(1);
    assertThat(json.path("valid").asBoolean(true)).isFalse();
    assertThat(json.path("genuine").asBoolean()).isTrue();
    assertThat(json.path("failures")).hasSize(1);
    assertThat(json.path("failures").path(0).asText()).isEqualTo("ACTION");
    assertThat(json.path("claims").path("dialog").asText()).isEqualTo(DIALOG);
    JsonNode none =
        new JsonMapper().readTree(cli().run("verify-token", "no token", "--json").out());
    assertThat(none.path("failures").path(0).asText()).isEqualTo("FORMAT");
    assertThat(none.path("claims")).isEmpty();
  }

  @Test
  void aTokenOfAnotherEnvironment() throws IOException {
    Cli.Result keys = cli().run("token-keys", "--json");
    Path jwks = file("jwks.json", keys.out());
    Cli.Result result =
        Cli.plain().run("verify-token", token, "--env", "tt02", "--jwks", jwks.toString());

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("ISSUER").doesNotContain("SIGNATURE");
  }

  @Test
  void tokenKeys() {
    Cli.Result result = cli().run("token-keys");

    assertThat(result.code()).isZero();
    assertThat(result.out().lines()).hasSize(4);
    assertThat(result.out())
        .contains(altinn.dialogportenUrl() + "/api/v1\n", "jwks.json", "Ed25519");
    assertThat(cli().run("token-keys", "--issuer").out().lines()).hasSize(2);
    assertThat(cli().run("token-keys", "--issuer", "--json").out()).startsWith("{\"issuer\":");
  }

  @Test
  void anOutageIsNoVerdict() {
    altinn.close();
    Cli.Result result = cli().run("verify-token", token);
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("dialogTokens.keys").doesNotContain(token);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "verify-token                               | Which token",
        "verify-token x --file y                    | Which token",
        "verify-token --file no-such-file           | --file",
        "verify-token x --jwks no-such-file         | --jwks",
        "verify-token x --jwks pom.xml              | --jwks",
        "verify-token x --dialog y                  | that is no id",
        "verify-token x --action a;b                | --action",
        "verify-token x --at yesterday              | 2026-01-31",
        "verify-token x --at 1960-01-01             | --at",
      })
  void refusesWhatItDoesNotUnderstand(String line, String told) {
    Cli.Result result = cli().run(line.split(" +"));

    assertThat(result.err()).contains(told);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }
}
