package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.world.AccessSpec;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parties of Altinn Access Management, and the key to the gateway. */
class PartiesAccessTest {

  private static final String PATH = "/accessmanagement/api/v1/enduser/authorizedparties";
  private static final String SCOPE = "altinn:accessmanagement/authorizedparties";

  private LocalAltinn altinn;
  private SeededWorld world;

  @BeforeEach
  void start() {
    altinn = LocalAltinn.start();
    world = altinn.world();
    world
        .systemUser()
        .has(
            world.customer(),
            AccessSpec.create()
                .role("REGN")
                .accessPackage("skatt")
                .resource("skattekort")
                .instance("skattekort", "1/2", "urn:altinn:instance-id:1/2"));
  }

  @AfterEach
  void stop() {
    altinn.close();
  }

  private Cli client() {
    return Cli.urls(altinn)
        .with("DIALOGPORTEN_CLIENT_ID", world.clientId())
        .with("DIALOGPORTEN_KEY", world.keyFile().toString())
        .with("DIALOGPORTEN_SYSTEM_USER", world.customer().number());
  }

  private String asked() {
    List<ReceivedRequest> requests = altinn.requests().to(PATH);
    return requests.get(requests.size() - 1).query();
  }

  @Test
  void theScopeIsAskedForAndTheAccessIsShown() {
    Cli.Result result =
        client().run("parties", "--access", "--roles", "--packages", "--resources", "--instances");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .containsSubsequence(
            "SYNTETISK BAKERI AS ",
            "urn:altinn:organization:identifier-no:310923044",
            "    roles: REGN",
            "    packages: skatt",
            "    services: skattekort",
            "    instances: urn:altinn:instance-id:1/2",
            "  SYNTETISK BAKERI AS AVD SENTRUM",
            "SYNTETISK NEDLAGT HANDEL AS (deleted)",
            "only those below it");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void nothingOfTheAccessIsShownUnasked() {
    Cli.Result result = client().run("parties", "--access");

    assertThat(result.out()).contains("SYNTETISK BAKERI AS").doesNotContain("REGN", "skatt");
    assertThat(asked()).isEmpty();
  }

  @Test
  void everyParameterIsAnOption() {
    Cli.Result result =
        client()
            .run(
                "parties",
                "--access",
                "--via-key-roles=no",
                "--sub-parties=yes",
                "--inactive=auto",
                "--party-uuid",
                world.customer().uuid().toString(),
                "--service-resource",
                "urn:altinn:resource:skattekort");

    assertThat(result.out()).contains("SYNTETISK BAKERI AS").doesNotContain("STORKUNDE");
    assertThat(asked())
        .isEqualTo(
            "includePartiesViaKeyRoles=false&includeSubParties=true&partyFilter="
                + world.customer().uuid()
                + "&anyOfResourceIds=skattekort");
  }

  @Test
  void jsonIsWhatTheApiSent() {
    Cli.Result result = client().run("parties", "--access", "--roles", "--json");

    assertThat(result.out()).startsWith("{\"data\":[{").contains("\"REGN\"").endsWith("}");
  }

  @Test
  void testTokensHaveTheScopeToo() {
    Cli.Result result = Cli.plain().run("parties", "--access", "--test-token", "person", "--roles");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("SYNTETISK KARI", "roles: DAGL, HADM, ADMAI");
  }

  @Test
  void whoRepresentsNobodyIsToldSo() {
    Cli.Result result =
        client()
            .run("parties", "--access", "--system-user", world.systemUserWithoutParties().owner());

    assertThat(result.out()).contains("nobody");
  }

  @Test
  void missingScopeIsNamed() {
    Cli.Result result = Cli.at(altinn).run("parties", "--access");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("lacks the scope " + SCOPE, "--scope");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--roles",
        "--inactive=no",
        "--party-uuid=0198c2a1-0000-7000-8000-000000000001",
        "--service-resource=x",
        "--access --inactive=perhaps",
        "--access --party-uuid=310923044",
        "--access --service-resource=a,b"
      })
  void wrongOptionsAreRefusedBeforeAnythingIsSent(String options) {
    Cli.Result result = Cli.at(altinn).run(("parties " + options).split(" "));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--");
    assertThat(altinn.requests().all()).isEmpty();
  }

  @Test
  void keyToTheGatewayComesFromAFileOrAVariable(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "nokkel-4711\n");
    try (LocalAltinn guarded = LocalAltinn.builder().subscriptionKey("nokkel-4711").start()) {
      Cli cli =
          Cli.urls(guarded)
              .with(
                  "DIALOGPORTEN_TOKEN",
                  guarded
                      .tokens()
                      .systemUser(
                          guarded.world().systemUser(),
                          "digdir:dialogporten " + SCOPE,
                          Duration.ofMinutes(5)));

      assertThat(cli.run("parties").code()).isEqualTo(3);
      Cli.Result named =
          cli.run("parties", "--access", "--verbose", "--subscription-key-file", file.toString());
      assertThat(named.code()).isZero();
      assertThat(named.err()).doesNotContain("nokkel-4711");
      cli.with("DIALOGPORTEN_SUBSCRIPTION_KEY", "nokkel-4711");
      assertThat(cli.run("parties").code()).isZero();
      assertThat(cli.run("parties", "--access").code()).isZero();
    }
  }

  @Test
  void keyThatIsNoneIsRefusedWithoutBeingShown(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("key"), "to hemmelige ord");
    Cli cli = Cli.at(altinn);

    Cli.Result odd = cli.run("parties", "--subscription-key-file", file.toString());
    Cli.Result missing =
        cli.run("parties", "--subscription-key-file", directory.resolve("none").toString());

    assertThat(List.of(odd.code(), missing.code())).containsOnly(2);
    assertThat(odd.err()).contains("--subscription-key-file").doesNotContain("hemmelige");
    assertThat(missing.err()).contains("cannot be read");
    assertThat(altinn.requests().all()).isEmpty();
  }
}
