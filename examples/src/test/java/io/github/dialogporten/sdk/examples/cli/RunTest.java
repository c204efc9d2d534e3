package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

  private static final String[] STEPS = {
    "STEP 1 OF 5",
    "a system user's token",
    "STEP 2 OF 5",
    "SYNTETISK BAKERI AS",
    "STEP 3 OF 5",
    "Skatteoppgjør for 2025",
    "STEP 4 OF 5",
    "\"Skatteoppgjør for 2025\"",
    "STEP 5 OF 5",
    "| # Skatteoppgjøret er klart",
    "saved: ",
    "answered 200",
    "Done"
  };

  @Test
  void tellsTheFiveSteps(@TempDir Path inbox) throws Exception {
    Cli.Result result = Cli.plain().run("--out", inbox.toString());

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).containsSubsequence(STEPS).contains("3 attachments", "2 actions left");
    assertThat(result.out())
        .contains(
            "the message stands at a service owner's address, where production's", "never is");
    try (var files = Files.list(inbox)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("skatteoppgjør.pdf", "grunnlag.csv");
    }
  }

  @Test
  void stopsElsewhereBeforeItOpensAnything() {
    try (LocalAltinn altinn = LocalAltinn.start()) {
      Cli.Result result = Cli.at(altinn).run();

      assertThat(result.code()).isZero();
      assertThat(result.out())
          .containsSubsequence("STEP 3 OF 5", "STEP 4 OF 5: OPEN ONE (not done)", "--yes", "seen")
          .doesNotContain("STEP 5");
      assertThat(altinn.requests().to("/enduser/dialogs/")).isEmpty();
      assertThat(altinn.dialogs().seenLog(SeededWorld.MESSAGE)).isEmpty();
    }
  }

  @Test
  void goesOnElsewhereWhenItIsTold(@TempDir Path inbox) {
    try (LocalAltinn altinn = LocalAltinn.start()) {
      Cli.Result result = Cli.at(altinn).run("--yes", "--out", inbox.toString());

      assertThat(result.code()).isZero();
      assertThat(result.out()).containsSubsequence(STEPS);
      assertThat(altinn.requests().matching(request -> request.method().equals("POST"))).hasSize(1);
    }
  }

  @Test
  void aSystemUserWithoutPartiesIsNoFailure() {
    Cli.Result result = Cli.plain().run("run", "--env", "local", "--system-user", "317975430");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("no party to search", "Nothing to open");
  }
}
