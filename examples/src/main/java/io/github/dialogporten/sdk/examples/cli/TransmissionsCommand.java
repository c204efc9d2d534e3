package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.paging.Listing;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;

/** The letters of a dialog. */
@Command(
    name = "transmissions",
    sortOptions = false,
    description =
        "Lists the transmissions of a dialog: what its parties have sent each other. Marks nothing as"
            + " seen.")
final class TransmissionsCommand extends EntriesCommand<Transmission> {

  TransmissionsCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  Listing<Transmission> fetch(Session session, UUID dialog) {
    return session.client().dialogs().transmissions(dialog);
  }

  @Override
  Transmission fetch(Session session, UUID dialog, UUID entry) {
    return session.client().dialogs().transmission(dialog, entry);
  }

  @Override
  Optional<byte[]> rawJson(Transmission entry) {
    return entry.rawJson();
  }

  @Override
  void show(Session session, Transmission entry) {
    new DialogLines(console(), session).transmission("", entry);
  }
}
