package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.parties.Party;
import io.github.dialogporten.sdk.parties.PartyList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Whom the token may act for. */
@Command(
    name = "parties",
    sortOptions = false,
    description = {
      "Lists whom the token may act for: organisations with their sub-units below them, and persons."
          + " The text at the end of a line is what '--party' of 'search' takes."
    })
final class PartiesCommand extends AltinnCommand {

  private static final int NAME_WIDTH = 42;

  PartiesCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  void run(Session session) {
    PartyList parties = session.client().parties().list(session.options());
    if (session.settings().json()) {
      raw(parties.rawJson());
      return;
    }
    if (parties.all().isEmpty()) {
      console().line("The token may act for nobody: no party has given it a right yet.");
    }
    show("", parties.tree());
  }

  private void show(String indent, List<Party> parties) {
    for (Party party : parties) {
      String mark = party.isDeleted() ? " (deleted)" : "";
      String end =
          party.hasOnlyAccessToSubParties() ? "only those below it may be searched" : party.party();
      console().line(Text.padded(indent + party.name() + mark, NAME_WIDTH) + "  " + end);
      show(indent + "  ", party.subParties());
    }
  }
}
