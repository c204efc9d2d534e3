package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

  private static LocalAltinn altinn;

  @BeforeAll
  static void start() {
    altinn = LocalAltinn.start();
  }

  @AfterAll
  static void stop() {
    altinn.close();
  }

  @AfterEach
  void forget() {
    altinn.faults().clear();
  }

  private static Cli.Result open(Object dialog) {
    return Cli.at(altinn).run("open", dialog.toString());
  }

  @Test
  void refusalsAreThree() {
    assertThat(open(SeededWorld.DELETED).code()).isEqualTo(3);
    assertThat(open(SeededWorld.OTHER_CUSTOMER).code()).isEqualTo(3);
    assertThat(open(SeededWorld.LEVEL_4).err()).contains("authentication level");
    assertThat(open(SeededWorld.VISIBLE_LATER).err()).contains("Visible from");
    assertThat(open(SeededWorld.EXPIRED).code()).isEqualTo(3);
  }

  @Test
  void aTokenThatIsNotAcceptedIsARefusal() {
    Cli.Result result = Cli.urls(altinn).run("parties", "--token", "nonsense");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("401", "dialogporten token");
  }

  @Test
  void aTokenWithoutASystemUserIsARefusal() {
    Cli.Result result = Cli.urls(altinn).run("parties", "--token", altinn.tokens().enterprise());

    assertThat(result.code()).isEqualTo(3);
  }

  @Test
  void outagesAreFour() {
    altinn.faults().next("/enduser/parties", 3, Fault.status(503).header("Retry-After", "300"));
    Cli.Result down = Cli.at(altinn).run("parties");
    altinn.faults().clear();
    altinn.faults().next("/enduser/parties", 3, Fault.status(429).header("Retry-After", "300"));
    Cli.Result many = Cli.at(altinn).run("parties");

    assertThat(down.code()).isEqualTo(4);
    assertThat(down.err()).contains("Try again in");
    assertThat(many.code()).isEqualTo(4);
  }

  @Test
  void noConnectionIsFour() {
    Cli.Result result =
        Cli.plain()
            .run("--dialogporten-url=http://127.0.0.1:1/dialogporten", "--token=x", "parties");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains("no connection");
  }

  @Test
  void noTokenIsFive() {
    Cli.Result result =
        Cli.urls(altinn)
            .run(
                "parties",
                "--client-id",
                "unknown-client",
                "--key",
                altinn.world().keyFile().toString(),
                "--system-user",
                "310923044");

    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).contains("maskinporten.token");
  }

  @Test
  void whatCannotBeReadIsOne() {
    altinn.faults().next("/enduser/parties", Fault.replacedBody("{\"authorizedParties\": 5}"));

    assertThat(Cli.at(altinn).run("parties").code()).isEqualTo(1);
  }

  @Test
  void noStackTraceUnlessItIsAskedFor() {
    assertThat(open(SeededWorld.DELETED).err()).doesNotContain("\tat ");
    assertThat(Cli.at(altinn).run("open", SeededWorld.DELETED.toString(), "--verbose").err())
        .contains("\tat io.github.dialogporten.sdk");
  }

  @Test
  void nationalIdentityNumbersInProblemsAreNotRepeated() {
    altinn
        .faults()
        .next(
            "/enduser/parties",
            Fault.status(400)
                .body(
                    "application/problem+json",
                    "{\"title\":\"No\",\"detail\":\"17898510093 is\"}"));

    Cli.Result result = Cli.at(altinn).run("parties");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("title: No").doesNotContain("17898510093");
  }

  @Test
  void endsQuietlyWhenNobodyReads() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws java.io.IOException {
            throw new java.io.IOException("broken pipe");
          }
        };
    java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();

    int code =
        Main.run(
            new String[] {"parties"},
            Map.of(),
            new Console(new PrintStream(broken), new PrintStream(err), null));

    assertThat(code).isZero();
    assertThat(err.size()).isZero();
  }
}
