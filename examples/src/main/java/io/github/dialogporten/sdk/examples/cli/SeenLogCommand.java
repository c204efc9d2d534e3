package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.SeenLogEntry;
import io.github.dialogporten.sdk.paging.Listing;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;

/** Who has opened a dialog. */
@Command(
    name = "seen-log",
    sortOptions = false,
    description = "Lists who has opened a dialog, and when. Marks nothing as seen.")
final class SeenLogCommand extends EntriesCommand<SeenLogEntry> {

  SeenLogCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  Listing<SeenLogEntry> fetch(Session session, UUID dialog) {
    return session.client().dialogs().seenLog(dialog);
  }

  @Override
  SeenLogEntry fetch(Session session, UUID dialog, UUID entry) {
    return session.client().dialogs().seenLogEntry(dialog, entry);
  }

  @Override
  Optional<byte[]> rawJson(SeenLogEntry entry) {
    return entry.rawJson();
  }

  @Override
  void show(Session session, SeenLogEntry entry) {
    new DialogLines(console(), session).seen("", entry);
    console().line("  " + entry.id());
  }
}
