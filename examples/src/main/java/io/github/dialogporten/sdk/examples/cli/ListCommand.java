package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.paging.Listing;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Parameters;

/** A list that belongs to one dialog. Reading it marks nothing as seen. */
abstract class ListCommand<T> extends AltinnCommand {

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "The dialog's id, as 'search' shows it.")
  private UUID dialog = new UUID(0, 0);

  ListCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  void run(Session session) {
    Listing<T> list = fetch(session, dialog);
    if (session.settings().json()) {
      raw(list.rawJson());
      return;
    }
    if (list.isEmpty()) {
      console().line("There are none.");
    }
    list.forEach(entry -> show(session, entry));
  }

  UUID dialog() {
    return dialog;
  }

  /** Asks the API. */
  abstract Listing<T> fetch(Session session, UUID dialog);

  /** Prints one entry. */
  abstract void show(Session session, T entry);
}
