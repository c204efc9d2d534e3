package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.login.LoginChoices;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SessionFileTest {

  @TempDir private Path directory;

  private LocalAltinn altinn;
  private String file;
  private String key;

  @BeforeEach
  void start() {
    altinn = LocalAltinn.start();
    file = directory.resolve("session.bin").toString();
    key = Cli.plain().run("new-session-key").out().strip();
  }

  @AfterEach
  void stop() {
    altinn.close();
  }

  private Cli cli() {
    return Cli.logins(altinn).with("DIALOGPORTEN_SESSION_KEY", key);
  }

  private Cli.Result login(Cli cli) throws Exception {
    Cli.Running running = cli.start("login", "--no-browser", "--session-file", file);
    altinn.browser().loginAndFollow(running.awaitAddress(), altinn.world().manager(), choices());
    assertThat(running.result().code()).isZero();
    return running.result();
  }

  private static LoginChoices choices() {
    return LoginChoices.defaults();
  }

  private Cli.Result with(String... command) {
    String[] line = Arrays.copyOf(command, command.length + 2);
    line[command.length] = "--session-file";
    line[command.length + 1] = file;
    return cli().run(line);
  }

  @Test
  void keysAreNewAndLongEnough() {
    assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    assertThat(Cli.plain().run("new-session-key").out().strip()).isNotEqualTo(key);
  }

  @Test
  void otherCommandsActForThePerson() throws Exception {
    assertThat(login(cli()).out()).containsPattern("sessionKept +yes");

    assertThat(with("parties").out()).contains("SYNTETISK BAKERI AS");
    assertThat(with("open", SeededWorld.PERSONAL.toString()).code()).isZero();
    assertThat(with("token").out())
        .contains("a person's")
        .doesNotContain("17898510093", "SYNTETISK", "eyJ");
    assertThat(Files.readString(Path.of(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("17898510093", "eyJ", "digdir:dialogporten");
  }

  @Test
  void theTokenOfASessionNeedsNoAddressButTheIssuers() throws Exception {
    login(cli());

    Cli.Result token =
        Cli.plain()
            .with("DIALOGPORTEN_SESSION_KEY", key)
            .run(
                "token",
                "--session-file=" + file,
                "--idporten-url=" + altinn.idportenUrl(),
                "--client-id=" + altinn.world().desktopClient().clientId());

    assertThat(token.err()).isEmpty();
    assertThat(token.code()).isZero();
    assertThat(token.out()).contains("a person's");
  }

  @Test
  void theKeyMayBeHexInAVariableOfAnotherName() throws Exception {
    login(cli());
    String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(key));

    Cli.Result result =
        Cli.logins(altinn)
            .with("K", hex)
            .run("parties", "--session-file", file, "--session-key-env", "K");

    assertThat(result.code()).isZero();
  }

  @Test
  void theNewestRefreshTokenIsKept() throws Exception {
    login(cli());
    for (int i = 0; i < 2; i++) {
      altinn.faults().next("/parties", Fault.status(401));
      assertThat(with("parties").code()).isZero();
    }

    // each of the two refreshed, the second with what the first had stored
    assertThat(altinn.faults().remaining()).isZero();
    assertThat(altinn.requests().to("/token")).hasSize(3);
  }

  @Test
  void aSessionThatHasEndedAsksForALogin() throws Exception {
    login(cli());
    altinn.idporten().withdraw(altinn.world().manager(), altinn.world().desktopClient());
    altinn.faults().next("/parties", Fault.status(401));

    assertThat(with("parties").code()).isEqualTo(5);
    Cli.Result again = with("parties");
    assertThat(again.code()).isEqualTo(5);
    assertThat(again.err()).contains("dialogporten login");
  }

  @Test
  void withoutASessionThereIsNoToken() {
    Cli.Result result = with("parties");

    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).contains("dialogporten login");
  }

  @Test
  void aSessionOfAnotherClientIsNotTaken() throws Exception {
    login(cli());

    Cli.Result result = with("parties", "--client-id", "another");

    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).contains("another issuer or client");
  }

  @Test
  void anotherKeyDoesNotOpenTheFile() throws Exception {
    login(cli());
    String other = Cli.plain().run("new-session-key").out().strip();
    for (String wrong : List.of(other, "short", "%".repeat(64), "x".repeat(44))) {
      Cli.Result result =
          cli().with("DIALOGPORTEN_SESSION_KEY", wrong).run("parties", "--session-file", file);

      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains("session").doesNotContain(wrong, key);
    }
    assertThat(with("parties").code()).isZero();
  }

  @Test
  void aSessionFileIsACredentialOfItsOwn() {
    assertThat(with("parties", "--token", "x").code()).isEqualTo(2);
    assertThat(with("parties", "--test-token", "person").code()).isEqualTo(2);
    assertThat(with("parties", "--system-user", "310923044").code()).isEqualTo(2);
  }

  @Test
  void logoutRevokesAndRemoves() throws Exception {
    login(cli());

    Cli.Result result = with("logout", "--no-browser");

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("Logged out.\n");
    URI address =
        result
            .err()
            .lines()
            .filter(line -> line.startsWith("http"))
            .map(URI::create)
            .findFirst()
            .orElseThrow();
    assertThat(altinn.requests().to("/revoke")).hasSize(1);
    assertThat(altinn.idporten().sessions(altinn.world().manager())).isEqualTo(1);
    altinn.browser().logout(address);
    assertThat(altinn.idporten().sessions(altinn.world().manager())).isZero();
    assertThat(with("parties").code()).isEqualTo(5);
    assertThat(with("logout", "--no-browser").out()).isEqualTo("Nobody is logged in.\n");
  }

  @Test
  void aLogoutThatTheIssuerCannotBeToldAboutIsTriedAgain() throws Exception {
    login(cli());
    altinn.faults().next("/revoke", 10, Fault.status(503));

    assertThat(with("logout", "--no-browser").code()).isEqualTo(4);
    altinn.faults().clear();
    assertThat(with("parties").code()).isZero();
    assertThat(with("logout", "--no-browser").code()).isZero();
  }
}
