package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.LocalAltinn;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static final String PARTY = "310923044";

  private static LocalAltinn altinn;

  @BeforeAll
  static void start() {
    altinn = LocalAltinn.start();
  }

  @AfterAll
  static void stop() {
    altinn.close();
  }

  @Test
  void optionsStandBeforeOrAfterTheCommand() {
    Cli cli = Cli.at(altinn);

    List<String> outputs =
        List.of(
            cli.run("search", "--party", PARTY, "--page-size", "2", "--json").out(),
            cli.run("--json", "search", "--party", PARTY, "--page-size", "2").out(),
            cli.run("--party", PARTY, "--page-size=2", "search", "--json").out(),
            cli.run("--page-size", "2", "--json", "--party", PARTY, "search").out());

    assertThat(outputs.get(0)).startsWith("{\"items\":[");
    assertThat(outputs).containsOnly(outputs.get(0));
  }

  @Test
  void aValueThatIsACommandsNameIsAValue() {
    Cli.Result result = Cli.at(altinn).run("--search", "open", "search", "--party", PARTY);

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("No dialogs");
  }

  @Test
  void anOptionGoesBeforeItsVariable() {
    Cli cli = Cli.at(altinn).with("DIALOGPORTEN_TOKEN", "expired");

    assertThat(cli.run("parties").code()).isEqualTo(3);
    String token = altinn.tokens().systemUser(altinn.world().systemUser());
    assertThat(cli.run("parties", "--token", token).code()).isZero();
    assertThat(cli.run("--token=" + token, "parties").code()).isZero();
  }

  @Test
  void aTokenAsAnOptionGoesBeforeAClientInVariables() {
    Cli cli =
        Cli.urls(altinn)
            .with("DIALOGPORTEN_CLIENT_ID", "some-client")
            .with("DIALOGPORTEN_KEY", "x");
    String token = altinn.tokens().systemUser(altinn.world().systemUser());

    assertThat(cli.run("parties", "--token", token).code()).isZero();
  }

  @Test
  void aClientInVariablesGetsAToken() {
    Cli cli =
        Cli.urls(altinn)
            .with("DIALOGPORTEN_CLIENT_ID", altinn.world().clientId())
            .with("DIALOGPORTEN_KEY", altinn.world().keyFile().toString())
            .with("DIALOGPORTEN_SYSTEM_USER", "310010693");

    assertThat(cli.run("parties").out())
        .contains("SYNTETISK RØRLEGGER AS")
        .doesNotContain("BAKERI");
  }

  @Test
  void anAgentSystemUserIsNamedByItsReference() {
    Cli cli =
        Cli.urls(altinn)
            .with("DIALOGPORTEN_CLIENT_ID", altinn.world().clientId())
            .with("DIALOGPORTEN_KEY", altinn.world().keyFile().toString());

    Cli.Result with =
        cli.run("parties", "--system-user", "318219931", "--external-ref", "oppdrag-2026");
    Cli.Result without = cli.run("parties", "--system-user", "318219931");

    assertThat(with.out()).contains("SYNTETISK KLIENT EN AS", "SYNTETISK KLIENT TO AS");
    assertThat(without.code()).isEqualTo(5);
    assertThat(without.err()).contains("MP-303", "--external-ref");
  }

  @Test
  void scopesAreAskedForAsTheyAreGiven() {
    Cli cli =
        Cli.urls(altinn)
            .with("DIALOGPORTEN_CLIENT_ID", altinn.world().clientId())
            .with("DIALOGPORTEN_KEY", altinn.world().keyFile().toString())
            .with("DIALOGPORTEN_SYSTEM_USER", PARTY)
            .with("DIALOGPORTEN_SCOPE", "altinn:correspondence.read digdir:dialogporten");

    assertThat(cli.run("token").out()).contains("altinn:correspondence.read digdir:dialogporten");
    assertThat(cli.run("token", "--scope", "altinn:instances.read").out())
        .contains("altinn:instances.read")
        .doesNotContain("digdir:dialogporten");
    assertThat(cli.run("token", "--scope", "a:scope.of.others").code()).isEqualTo(5);
  }

  @Test
  void addressesAreDerivedFromOneAnother() {
    String token = altinn.tokens().systemUser(altinn.world().systemUser());
    Cli cli = Cli.plain().with("DIALOGPORTEN_TOKEN", token);

    assertThat(
            List.of(
                cli.run("parties", "--dialogporten-url", altinn.dialogportenUrl().toString())
                    .code(),
                cli.run("parties", "--dialogporten-url", altinn.dialogportenUrl() + "/").code(),
                cli.run("parties", "--platform-url", altinn.platformUrl().toString()).code(),
                cli.run(
                        "parties",
                        "--env=tt02",
                        "--dialogporten-url",
                        altinn.dialogportenUrl().toString())
                    .code()))
        .containsOnly(0);
  }

  @Test
  void theAltinnInTheProcessHasOtherSystemUsersToo() {
    Cli.Result result = Cli.plain().run("--env", "local", "--system-user", "310010693", "parties");

    assertThat(result.out()).contains("SYNTETISK RØRLEGGER AS");
  }

  @Test
  void languagesAreAskedForAndShown() {
    altinn.requests().clear();

    Cli.Result result = Cli.at(altinn).run("search", "--party", PARTY, "--language", "nn,en");

    assertThat(result.out()).contains("Næringsoppgåve for 2025");
    assertThat(altinn.requests().to("/enduser/dialogs"))
        .allSatisfy(
            request -> assertThat(request.header("Accept-Language").orElse("")).startsWith("nn"));
  }
}
