package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.dialogs.GuiActionKind;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One action of one dialog. */
@Command(
    name = "act",
    sortOptions = false,
    description = {
      "Performs one of a dialog's GUI actions: what a person does with a button. It is sent once,"
          + " and never again by itself.",
      "",
      "The dialog has to be opened for that, which marks it as seen. An action that asks a question"
          + " or deletes is performed when the answer is yes: typed in a terminal, or given with"
          + " --yes.",
      "",
      "With --json one object: dialogId, actionId, status, pending, dialogUpdated."
    })
final class ActCommand extends AltinnCommand {

  @Parameters(index = "0", paramLabel = "DIALOG", description = "The dialog's id.")
  private UUID dialog = new UUID(0, 0);

  @Parameters(
      index = "1",
      paramLabel = "ACTION-ID",
      description =
          "The action's id as 'open' shows it, or its beginning; or the action's name, if the dialog"
              + " has it once.")
  private String action = "";

  @Option(names = "--yes", description = "Answers yes to the action's question, or to deleting.")
  private boolean yes;

  ActCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  void run(Session session) {
    SeenNotice.give(console(), session);
    Dialog opened = session.client().dialogs().open(dialog);
    GuiAction chosen = new ActionChoice(session, opened).named(action);
    Confirmation confirmation = confirmation(session, chosen);
    ActionResult result = session.client().actions().perform(opened, chosen, confirmation);
    if (session.settings().json()) {
      json(
          JsonNodeFactory.instance
              .objectNode()
              .put("dialogId", opened.id().toString())
              .put("actionId", chosen.id().toString())
              .put("status", result.status())
              .put("pending", result.isPending())
              .put("dialogUpdated", result.isDialogUpdated()));
    } else {
      console().line(outcome(session, chosen, result));
    }
  }

  private Confirmation confirmation(Session session, GuiAction chosen) {
    String question = session.text(chosen.prompt());
    if (!question.isEmpty()) {
      console().note("The action asks: " + question);
    } else if (chosen.kind().equals(GuiActionKind.DELETE)) {
      console().note("The action deletes, and asks nothing: " + session.text(chosen.title()));
    } else {
      return Confirmation.notNeeded();
    }
    if (!yes && !answeredYes()) {
      throw new UsageException("Not performed: it takes a yes, typed here or given with --yes.");
    }
    return Confirmation.given();
  }

  private boolean answeredYes() {
    return console()
        .ask("Type yes to go on:")
        .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
        .filter(answer -> answer.equals("yes") || answer.equals("ja"))
        .isPresent();
  }

  /** What came of it, in words. */
  static String outcome(Session session, GuiAction action, ActionResult result) {
    String said = session.text(action.title()) + ": the service owner answered " + result.status();
    if (result.isPending()) {
      return said + ", it has taken it on. The dialog changes in a moment.";
    }
    return result.isDialogUpdated()
        ? said + ", it is done. The dialog is up to date."
        : said + ", it is done. The dialog tells soon, if it does not yet.";
  }
}
