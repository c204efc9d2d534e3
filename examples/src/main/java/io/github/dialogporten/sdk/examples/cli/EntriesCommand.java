package io.github.dialogporten.sdk.examples.cli;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** A list of which the API gives a single entry too. */
abstract class EntriesCommand<T> extends ListCommand<T> {

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ENTRY-ID",
      description = "This entry alone, by the id that the list shows.")
  private @Nullable UUID entry;

  EntriesCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  final void run(Session session) {
    if (entry == null) {
      super.run(session);
      return;
    }
    T found = fetch(session, dialog(), entry);
    if (session.settings().json()) {
      raw(rawJson(found));
    } else {
      show(session, found);
    }
  }

  /** Asks the API for one. */
  abstract T fetch(Session session, UUID dialog, UUID entry);

  /** The bytes that the API sent for one. */
  abstract Optional<byte[]> rawJson(T entry);
}
