package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.dialogs.ApiActionSpec;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that show something. */
class ReadingTest {

  private LocalAltinn altinn;

  @BeforeEach
  void start() {
    altinn = LocalAltinn.start();
  }

  @AfterEach
  void stop() {
    altinn.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "parties                 | /enduser/parties",
        "search --party 310923044 --page-size 3"
            + " | /enduser/dialogs?party=urn:altinn:organization:identifier-no:310923044&limit=3",
        "transmissions ID        | /enduser/dialogs/ID/transmissions",
        "activities ID           | /enduser/dialogs/ID/activities",
        "label-log ID            | /enduser/dialogs/ID/context/labellog",
        "seen-log ID             | /enduser/dialogs/ID/seenlog",
        "lookup urn:altinn:dialog-id:ID"
            + " | /enduser/dialoglookup?instanceRef=urn:altinn:dialog-id:ID",
        "resources               | /enduser/serviceresources",
        "resources --party 310923044"
            + " | /enduser/serviceresources?party=urn:altinn:organization:identifier-no:310923044",
        "resources --catalogue   | /metadata/serviceresources",
      })
  void jsonIsWhatTheApiSent(String line, String path) throws Exception {
    String id = SeededWorld.TAX_CARD.toString();

    Cli.Result result = Cli.at(altinn).run((line.replace("ID", id) + " --json").split(" +"));

    assertThat(result.code()).isZero();
    assertThat(result.bytes()).isEqualTo(fetched(path.replace("ID", id)));
  }

  private byte[] fetched(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(altinn.dialogportenUrl() + "/api/v1" + path))
            .header(
                "Authorization",
                "Bearer " + altinn.tokens().systemUser(altinn.world().systemUser()))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
  }

  @Test
  void jsonOfAnOpenedDialogIsOneDocument() {
    Cli.Result result = Cli.at(altinn).run("open", SeededWorld.TAX_CARD.toString(), "--json");

    assertThat(result.out()).startsWith("{\"id\":\"" + SeededWorld.TAX_CARD).endsWith("}");
    assertThat(result.out()).contains("\"dialogToken\":");
  }

  @Test
  void anOpenedDialogTellsWhereItComesFrom() {
    assertThat(Cli.at(altinn).run("open", SeededWorld.APP_FORM.toString()).out())
        .containsPattern("(?m)^ *origin +App$");
    assertThat(Cli.at(altinn).run("open", SeededWorld.MESSAGE.toString()).out())
        .containsPattern("(?m)^ *origin +Altinn3Message$");
  }

  @Test
  void partiesAreShownAsATree() {
    Cli.Result result = Cli.at(altinn).run("parties");

    assertThat(result.out())
        .containsSubsequence(
            "SYNTETISK BAKERI AS ",
            "urn:altinn:organization:identifier-no:310923044",
            "  SYNTETISK BAKERI AS AVD SENTRUM",
            "SYNTETISK NEDLAGT HANDEL AS (deleted)",
            "only those below it");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void whoRepresentsNobodyIsToldSo() {
    Cli cli =
        Cli.urls(altinn)
            .with(
                "DIALOGPORTEN_TOKEN",
                altinn.tokens().systemUser(altinn.world().systemUserWithoutParties()));

    assertThat(cli.run("parties").out()).contains("nobody");
    assertThat(cli.run("search").err()).contains("nobody");
  }

  @Test
  void openShowsWhatIsInADialogAndSaysThatItIsSeen() {
    Cli.Result result = Cli.at(altinn).run("open", SeededWorld.TAX_CARD.toString());

    assertThat(result.out())
        .contains("Changed tax card", "Awaiting answer", "60 %", "markdown, in en, nb, nn")
        .contains("Tax card.pdf", "Kladd.pdf", "(expired)")
        .contains(SeededWorld.SUBMIT_TAX_CARD + "  POST", "asks: Submit?")
        .contains("https://www.skattetest.example/veiledning", "hentSkattekort")
        .contains("Svaret ditt", "no right to its content", "Reminder sent", "this token");
    assertThat(result.err()).contains("marks the dialog as seen");
    assertThat(altinn.dialogs().seenLog(SeededWorld.TAX_CARD)).hasSize(1);
  }

  @Test
  void openShowsADialogForPrograms() {
    UUID id =
        altinn
            .dialogs()
            .add(
                DialogSpec.of(altinn.world().customer().urn(), "skattetest-skattekort", "Grunnlag")
                    .apiOnly()
                    .apiAction(
                        ApiActionSpec.of("read")
                            .name("hentGrunnlag")
                            .endpoint("1.0", "GET", "https://api.skattetest.example/1")));
    Cli.Result result = Cli.at(altinn).run("open", id.toString());

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Grunnlag", "hentGrunnlag");
  }

  @Test
  void openSaysWhyADialogWithoutContentCannotBeOpened() {
    Cli.Result result = Cli.at(altinn).run("open", SeededWorld.API_ONLY.toString());

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err())
        .contains(
            "may have been marked as seen, and trying again does not help", "without content");
  }

  @Test
  void inTheProcessNobodyIsWarned() {
    Cli.Result result = Cli.plain().run("open", SeededWorld.TAX_CARD.toString());

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void listsMarkNothingAsSeen() {
    Cli cli = Cli.at(altinn);
    String id = SeededWorld.TAX_CARD.toString();

    assertThat(cli.run("transmissions", id).out()).contains("Svaret ditt", "Brev.pdf");
    assertThat(cli.run("activities", id).out()).contains("DialogCreated", "Reminder sent");
    assertThat(cli.run("seen-log", id).out()).contains("none");
    assertThat(cli.run("label-log", id).out()).contains("none");
    assertThat(altinn.dialogs().seenLog(SeededWorld.TAX_CARD)).isEmpty();
  }

  @Test
  void logsTellWhoAndWhat() {
    Cli cli = Cli.at(altinn);
    String id = SeededWorld.MESSAGE.toString();
    cli.run("open", id);

    assertThat(cli.run("seen-log", id).out()).contains("SYNTETISK BAKERI AS", "this token");
    assertThat(cli.run("label-log", id).out()).contains("remove", "MarkedAsUnopened");
  }

  @Test
  void contentIsPrintedAndAttachmentsAreSaved(@TempDir Path inbox) throws IOException {
    Cli cli = Cli.at(altinn);
    String[] line = {
      "content", SeededWorld.TAX_CARD.toString(), "--language", "nb", "--out", inbox.toString()
    };

    Cli.Result result = cli.run(line);
    cli.run(line);

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualToNormalizingNewlines("# Nytt skattekort\n\nTrekket er **34 %**.\n");
    assertThat(result.err())
        .contains("marks the dialog as seen", "saved: ", "left out: Kladd.pdf (expired)");
    try (var files = Files.list(inbox)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("Skattekort.pdf", "Skattekort (2).pdf", "Grunnlag.bin")
          .contains("Brev.pdf", "Brev (2).pdf") // of a transmission
          .doesNotContain("Kladd.pdf")
          .hasSize(8);
    }
  }

  @Test
  void contentSaysWhenThereIsNone() {
    Cli.Result none = Cli.at(altinn).run("content", SeededWorld.APP_FORM.toString());
    Cli.Result hidden = Cli.at(altinn).run("content", SeededWorld.LIST_ACCESS_ONLY.toString());

    assertThat(none.code()).isZero();
    assertThat(none.err()).contains("refers to no content", "--out");
    assertThat(hidden.code()).isEqualTo(3);
    assertThat(hidden.err()).contains("no right");
  }

  @Test
  void tokenTellsWhatItSaysAndNotItself() {
    String token = altinn.tokens().systemUser(altinn.world().systemUser());

    Cli.Result result = Cli.at(altinn).run("token");
    Cli.Result json = Cli.at(altinn).run("token", "--json");

    assertThat(result.out())
        .contains("a system user's", "310923044", "310268593", "digdir:dialogporten", "from now");
    assertThat(json.out()).startsWith("{\"kind\":");
    for (String part : token.split("\\.")) {
      assertThat(result.out() + json.out()).doesNotContain(part);
    }
  }

  @Test
  void tokenShowsNoNationalIdentityNumber() {
    Cli cli =
        Cli.urls(altinn)
            .with("DIALOGPORTEN_TOKEN", altinn.tokens().person(altinn.world().manager()));

    Cli.Result result = cli.run("token");

    assertThat(result.out()).contains("a person's", "authenticationLevel");
    assertThat(result.out()).doesNotContainPattern("\\d{11}");
  }

  @Test
  void anUnknownDialogIsRefused() {
    Cli.Result result = Cli.at(altinn).run("open", new UUID(0, 1).toString());

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("title: ", "DialogEntity", "trace id: 00-");
  }
}
