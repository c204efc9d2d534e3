package io.github.dialogporten.sdk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.GuiActionSpec;
import io.github.dialogporten.sdk.testkit.world.SeededWorld;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActTest {

  private static final String DIALOG = SeededWorld.TAX_CARD.toString();
  private static final String SUBMIT = SeededWorld.SUBMIT_TAX_CARD.toString();
  private static final String ACKNOWLEDGE = SeededWorld.ACKNOWLEDGE_TAX_CARD.toString();

  private LocalAltinn altinn;

  @BeforeEach
  void start() {
    altinn = LocalAltinn.start();
  }

  @AfterEach
  void stop() {
    altinn.close();
  }

  private List<ReceivedRequest> writes() {
    return altinn.requests().matching(request -> !request.method().equals("GET"));
  }

  @Test
  void performsAnActionThatAsksNothing() {
    Cli.Result result = Cli.at(altinn).run("act", DIALOG, ACKNOWLEDGE);

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Acknowledge", "204");
    assertThat(writes()).hasSize(1);
  }

  @Test
  void refusesAnActionThatAsksWhenNobodyCanAnswer() {
    Cli.Result result = Cli.at(altinn).run("act", DIALOG, SUBMIT);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("This cannot be undone", "--yes");
    assertThat(writes()).isEmpty();
  }

  @Test
  void takesTheAnswerFromTheCommandLine() {
    Cli.Result result = Cli.at(altinn).run("act", DIALOG, SUBMIT, "--yes");

    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("This cannot be undone");
    assertThat(result.out()).contains("202", "taken it on");
    assertThat(writes()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"yes,0,1", "ja,0,1", "no,2,0", "y,2,0", "'',2,0"})
  void takesTheAnswerFromTheTerminal(String typed, int code, int sent) {
    Cli.Result result = Cli.at(altinn).typing(typed + "\n").run("act", DIALOG, SUBMIT);

    assertThat(result.code()).isEqualTo(code);
    assertThat(writes()).hasSize(sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "00000000-0000-0000-0000-000000000001 | no such action",
        "nonsense                             | no such action",
        "0198c2a1                             | more than one",
        "019                                  | no such action",
      })
  void listsTheActionsWhenItIsNotClearWhich(String action, String told) {
    Cli.Result result = Cli.at(altinn).run("act", DIALOG, action, "--yes");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(told, SUBMIT, ACKNOWLEDGE, "asks: Submit?");
    assertThat(writes()).isEmpty();
  }

  @Test
  void readIsAmbiguousInAMessage() {
    Cli.Result result = Cli.at(altinn).run("act", SeededWorld.MESSAGE.toString(), "read");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains(SeededWorld.CONFIRM_MESSAGE.toString(), SeededWorld.DELETE_MESSAGE.toString());
    assertThat(writes()).isEmpty();
  }

  @Test
  void aNameThatTheDialogHasOnceWillDo() {
    Cli.Result result = Cli.at(altinn).run("act", DIALOG, "submit", "--yes");

    assertThat(result.code()).isZero();
  }

  @Test
  void aLinkForABrowserIsNotPerformed() {
    String opened = Cli.at(altinn).run("open", DIALOG, "--json").out();
    int link = opened.indexOf("https://www.skattetest.example/veiledning");
    String before = opened.substring(0, link);
    int id = before.lastIndexOf("\"id\":\"") + 6;

    Cli.Result result = Cli.at(altinn).run("act", DIALOG, before.substring(id, id + 36));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("browser", "veiledning", SUBMIT);
  }

  @Test
  void jsonIsOneObject() {
    Cli.Result result = Cli.at(altinn).run("act", DIALOG, ACKNOWLEDGE, "--json");

    assertThat(result.out())
        .startsWith("{\"dialogId\":\"" + DIALOG + "\",\"actionId\":\"" + ACKNOWLEDGE)
        .contains("\"status\":204,\"pending\":false,\"dialogUpdated\":")
        .endsWith("}\n");
  }

  /** A deletion that asks nothing. */
  private String deletion() {
    return altinn
        .dialogs()
        .add(
            DialogSpec.of(altinn.world().customer().urn(), "skattetest-skattekort", "Et brev")
                .guiAction(
                    GuiActionSpec.of(
                            "DELETE", altinn.platformUrl() + "/serviceowner/skattetest/brev")
                        .title(io.github.dialogporten.sdk.testkit.dialogs.Text.in("en", "Delete"))))
        .toString();
  }

  @Test
  void deletesOnlyWhenToldTo() {
    String dialog = deletion();
    String opened = Cli.at(altinn).run("open", dialog).out();
    String action = opened.substring(opened.indexOf("performs one:")).split("\\s+")[2];

    Cli.Result refused = Cli.at(altinn).run("act", dialog, action);

    assertThat(opened).contains("(deletes)");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("The action deletes", "--yes");
    assertThat(writes()).isEmpty();
    Cli.at(altinn).run("act", dialog, action, "--yes");
    assertThat(writes()).hasSize(1);
  }

  @Test
  void anUnknownOutcomeIsSaidAndIsNoInvitationToTryAgain() {
    altinn
        .faults()
        .next("/kvitter", 2, Fault.status(502).body("application/json", "{\"title\":\"Later\"}"));

    Cli.Result result = Cli.at(altinn).run("act", DIALOG, ACKNOWLEDGE);

    assertThat(result.code()).isEqualTo(6);
    assertThat(result.err()).contains("look at the dialog", "502", "title: Later");
    assertThat(writes()).hasSize(1);
  }

  @Test
  void withoutARightItIsRefused() {
    String dialog = SeededWorld.LIST_ACCESS_ONLY.toString();
    String opened = Cli.at(altinn).run("open", dialog).out();
    String action = opened.substring(opened.indexOf("performs one:")).split("\\s+")[2];

    Cli.Result result = Cli.at(altinn).run("act", dialog, action);

    assertThat(result.code()).isEqualTo(3);
    assertThat(writes()).isEmpty();
  }
}
