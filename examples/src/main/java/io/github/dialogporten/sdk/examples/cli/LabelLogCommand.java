package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.LabelLogEntry;
import io.github.dialogporten.sdk.paging.Listing;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;

/** Who has put a dialog where. */
@Command(
    name = "label-log",
    sortOptions = false,
    description =
        "Lists who has set and removed a dialog's labels, such as Archive and Bin. Marks nothing as"
            + " seen.")
final class LabelLogCommand extends ListCommand<LabelLogEntry> {

  LabelLogCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  Listing<LabelLogEntry> fetch(Session session, UUID dialog) {
    return session.client().dialogs().labelLog(dialog);
  }

  @Override
  void show(Session session, LabelLogEntry entry) {
    console()
        .line(
            Times.shown(entry.createdAt())
                + "  "
                + Text.padded(entry.action(), 8)
                + Text.padded(entry.name(), 34)
                + DialogLines.name(entry.performedBy()));
  }
}
