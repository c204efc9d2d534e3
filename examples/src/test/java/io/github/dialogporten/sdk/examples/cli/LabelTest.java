package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialog;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changing labels with the program. */
class LabelTest {

  private static final String DIALOG = SeededWorld.TAX_CARD.toString();

  @TempDir Path directory;
  private LocalAltinn altinn;

  @BeforeEach
  void start() {
    altinn = LocalAltinn.start();
  }

  @AfterEach
  void stop() {
    altinn.close();
  }

  private Cli.Result label(String... rest) {
    String[] line = new String[rest.length + 1];
    line[0] = "label";
    System.arraycopy(rest, 0, line, 1, rest.length);
    return Cli.at(altinn).run(line);
  }

  private UUID revision() {
    return altinn.dialogs().get(SeededWorld.TAX_CARD).endUserContextRevision();
  }

  @Test
  void putsOnAndTakesOff() {
    Cli.Result first = label(DIALOG, "--add", "archive", "--add", "MARKEDASUNOPENED");
    assertThat(first.code()).isZero();
    assertThat(first.out()).contains("Archive and MarkedAsUnopened put on", revision().toString());

    Cli.Result second =
        label(DIALOG, "--remove=Archive", "--remove=Bin", "--if-match", revision().toString());
    assertThat(second.out()).contains("Archive and Bin taken off");
    assertThat(altinn.dialogs().labels(SeededWorld.TAX_CARD))
        .containsExactlyInAnyOrder("Default", "Sent", "MarkedAsUnopened");
    assertThat(altinn.dialogs().seenLog(SeededWorld.TAX_CARD)).isEmpty();
  }

  @Test
  void openShowsTheRevisionThatIfMatchTakes() {
    assertThat(Cli.at(altinn).run("open", DIALOG).out()).contains(revision().toString());
  }

  @Test
  void jsonIsOneObject() {
    Cli.Result result = label("--json", DIALOG, "--add", "Bin");

    assertThat(result.out())
        .isEqualToNormalizingNewlines(
            "{\"dialogId\":\"" + DIALOG + "\",\"revision\":\"" + revision() + "\"}\n");
  }

  @Test
  void anotherRevisionIsARefusal() {
    Cli.Result result = label(DIALOG, "--add", "Bin", "--if-match", UUID.randomUUID().toString());

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("412", "'open' shows the revision");
    assertThat(altinn.dialogs().labels(SeededWorld.TAX_CARD)).doesNotContain("Bin");
  }

  @Test
  void aLostAnswerIsTold() {
    String revision = revision().toString();
    altinn.faults().next("/systemlabels", Fault.closedAfterCarriedOut());

    Cli.Result result = label(DIALOG, "--add", "Bin", "--if-match", revision);

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("lost", "label log");
  }

  private List<StoredDialog> large() {
    return altinn.dialogs().all().stream()
        .filter(dialog -> dialog.party().equals(altinn.world().largeCustomer().urn()))
        .toList();
  }

  private Path list(List<StoredDialog> dialogs) throws IOException {
    String lines =
        dialogs.stream()
            .map(dialog -> dialog.id() + "," + dialog.endUserContextRevision())
            .collect(Collectors.joining("\r\n", "\uFEFF# the archive's\r\n\r\n", "   # end"));
    return Files.writeString(directory.resolve("list.txt"), lines);
  }

  private long archived() {
    return large().stream().filter(dialog -> dialog.labels().contains("Archive")).count();
  }

  @Test
  void manyDialogsFromAFile() throws IOException {
    Cli.Result result = label("--bulk", list(large()).toString(), "--add", "Archive");

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .hasSize((large().size() + 99) / 100)
        .first()
        .asString()
        .contains("Part 1", "changed", "100 dialogs");
    assertThat(archived()).isEqualTo(large().size());
  }

  @Test
  void manyDialogsFromStandardInput() {
    Cli.Result result =
        Cli.at(altinn)
            .reading(DIALOG + "\n" + SeededWorld.MESSAGE + " # a remark\n")
            .run("label", "--bulk", "-", "--add", "Archive", "--json");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualToNormalizingNewlines(
            "{\"part\":1,\"outcome\":\"CHANGED\",\"dialogs\":[\""
                + DIALOG
                + "\",\""
                + SeededWorld.MESSAGE
                + "\"]}\n");
  }

  @Test
  void whatIsLeftGoesToAFileForTheNextRun() throws IOException {
    List<StoredDialog> all = large();
    Path list = list(all);
    Path rest = directory.resolve("rest.txt");
    altinn.dialogs().delete(all.get(3).id());

    Cli.Result first =
        label("--bulk", list.toString(), "--add", "Archive", "--rest", rest.toString());

    assertThat(first.code()).isEqualTo(3);
    assertThat(first.out()).contains("not changed", "not there: " + all.get(3).id());
    assertThat(first.err())
        .contains("99 can be tried again: --bulk " + rest, "parts failed; the first:", "(404)");
    assertThat(archived()).isEqualTo(all.size() - 100);
    assertThat(label("--bulk", rest.toString(), "--add", "Archive").code()).isZero();
    assertThat(archived()).isEqualTo(all.size() - 1);
    assertThat(
            label("--bulk", list.toString(), "--add", "Archive", "--rest", rest.toString()).err())
        .contains("there is a file of that name");
  }

  @Test
  void anOutageIsFourAndSaysWhatWasNotSent() throws IOException {
    Path list = list(large());
    altinn.faults().next("/bulkset", 3, Fault.status(503).header("Retry-After", "300"));

    Cli.Result result = label("--bulk", list.toString(), "--add", "Archive", "--json");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.out())
        .contains("\"outcome\":\"NOT_SENT\"", "\"failure\":\"labels.changeAll: ");
    assertThat(result.out().lines()).hasSize((large().size() + 99) / 100);
    assertThat(result.err())
        .contains(large().size() + " can be tried again as they are; --rest FILE", "300 s");
  }

  @Test
  void oneOtherRevisionIsExplained() throws IOException {
    List<StoredDialog> all = large().subList(0, 5);
    Path list = list(all);
    label(all.get(1).id().toString(), "--add", "Bin");

    Cli.Result result = label("--bulk", list.toString(), "--add", "Archive");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("5 are in parts", "another revision")
        .doesNotContain("again:");
  }

  @Test
  void anEmptyListIsNoFailure() {
    Cli.Result result =
        Cli.at(altinn).reading("# nothing\n").run("label", "--bulk=-", "--add", "Bin");

    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("no dialogs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "secret                | the id of a dialog",
        "1-1-1-1-1             | the id of a dialog",
        "ID,secret             | the revision of its labels",
        "ID,                   | the revision of its labels",
        "ID,ID,ID              | an id, or an id and",
        "'ID;ID'               | the id of a dialog",
      })
  void aBrokenLineIsNamedBeforeAnythingIsSent(String line, String told) {
    Cli.Result result =
        Cli.at(altinn)
            .reading(SeededWorld.MESSAGE + "\n\n" + line.replace("ID", DIALOG) + "\n")
            .run("label", "--bulk", "-", "--add", "Archive");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("line 3: ", told).doesNotContain("secret", DIALOG);
    assertThat(altinn.requests().all()).isEmpty();
  }

  @Test
  void aDialogTwiceIsNamed() {
    Cli.Result result =
        Cli.at(altinn)
            .reading(DIALOG + "\n" + SeededWorld.MESSAGE + "\n" + DIALOG + "\n")
            .run("label", "--bulk", "-", "--add", "Archive");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("line 3: ", "on line 1");
  }
}
