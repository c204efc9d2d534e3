package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.SeenLogEntry;
import io.github.dialogporten.sdk.paging.Listing;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;

/** Who has opened a dialog. */
@Command(
    name = "seen-log",
    sortOptions = false,
    description = "Lists who has opened a dialog, and when. Marks nothing as seen.")
final class SeenLogCommand extends ListCommand<SeenLogEntry> {

  SeenLogCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  Listing<SeenLogEntry> fetch(Session session, UUID dialog) {
    return session.client().dialogs().seenLog(dialog, session.options());
  }

  @Override
  void show(Session session, SeenLogEntry entry) {
    new DialogLines(console(), session).seen("", entry);
  }
}
