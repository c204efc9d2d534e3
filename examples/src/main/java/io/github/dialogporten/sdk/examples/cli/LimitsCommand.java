package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.Limits;
import io.github.dialogporten.sdk.dialogs.SearchLimits;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** How much one request takes. */
@Command(
    name = "limits",
    sortOptions = false,
    description = {
      "Tells how many values the filters of one search may have, now; 'search' splits what has more"
          + " parties or services. Needs no token.",
      "",
      "The last two are the same always; with --json it is the API's own document, without them."
    })
final class LimitsCommand extends AltinnCommand {

  private static final int NAME_WIDTH = 32;
  private static final int NUMBER_WIDTH = 12;

  LimitsCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  Session.As as() {
    return Session.As.NOBODY;
  }

  @Override
  void run(Session session) {
    Limits limits = session.client().dialogs().limits();
    if (session.settings().json()) {
      raw(limits.rawJson());
      return;
    }
    SearchLimits user = limits.endUserSearch();
    SearchLimits owner = limits.serviceOwnerSearch();
    line("", "end user", "service owner");
    line("parties", number(user.parties()), number(owner.parties()));
    line("services", number(user.serviceResources()), number(owner.serviceResources()));
    line("service owners", number(user.orgs()), number(owner.orgs()));
    line("extended statuses", number(user.extendedStatuses()), number(owner.extendedStatuses()));
    line("dialogs on a page", number(Limits.MAX_PAGE_SIZE), "");
    line("dialogs in one change of labels", number(Limits.MAX_BULK_SIZE), "");
  }

  private static String number(int value) {
    return Integer.toString(value);
  }

  private static String number(Optional<Integer> value) {
    return value.map(LimitsCommand::number).orElse("-");
  }

  private void line(String name, String user, String owner) {
    String text = Text.padded(name, NAME_WIDTH) + Text.padded(user, NUMBER_WIDTH) + owner;
    console().line(text.stripTrailing());
  }
}
