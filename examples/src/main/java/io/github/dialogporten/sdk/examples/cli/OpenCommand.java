package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.Dialog;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One dialog, whole. */
@Command(
    name = "open",
    sortOptions = false,
    description = {
      "Opens a dialog and shows what is in it: its texts, attachments, actions with their ids,"
          + " transmissions and history.",
      "",
      "It marks the dialog as seen, for everybody who has access to it, and for the one who sent it."
    })
final class OpenCommand extends AltinnCommand {

  @Parameters(paramLabel = "ID", description = "The dialog's id, as 'search' shows it.")
  private UUID dialog = new UUID(0, 0);

  OpenCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  void run(Session session) {
    SeenNotice.give(console(), session);
    Dialog opened = session.client().dialogs().open(dialog);
    if (session.settings().json()) {
      raw(opened.rawJson());
    } else {
      new DialogLines(console(), session).dialog(opened);
    }
  }
}
