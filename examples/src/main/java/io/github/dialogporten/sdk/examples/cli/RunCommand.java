package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.DialogSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The five steps, told to a person. */
@Command(
    name = "run",
    sortOptions = false,
    description = {
      "The five steps of every system that uses Dialogporten, one after the other, each with what it"
          + " is for and what came of it. This is what happens when no command is given.",
      "",
      "Outside the Altinn in this process it stops before it opens anything, and says what it would"
          + " do; --yes goes on.",
      "",
      "With --login they are the steps of a person, who logs in first, in a browser on this machine;"
          + " in the Altinn in this process as one of its synthetic people."
    })
final class RunCommand extends AltinnCommand {

  @Option(
      names = "--yes",
      description =
          "Goes on outside the Altinn in this process: opens a dialog, which marks it as seen, and"
              + " performs an action; in production no action is performed.")
  private boolean yes;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where attachments are saved. Default: a new temporary directory.")
  private @Nullable Path out;

  @Option(
      names = "--login",
      description = "A person logs in at ID-porten, and the steps are done as that person.")
  private boolean login;

  @Mixin private LoginFlags flags = new LoginFlags();

  RunCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  void check(Settings settings) {
    if (settings.json()) {
      throw new UsageException(
          "run tells a story; --json goes with parties, search, open and the other commands.");
    }
    if (login) {
      LoginCommand.refuseOtherIdentities(settings, "run --login");
    }
  }

  @Override
  boolean logsIn() {
    return login;
  }

  @Override
  void run(Session session) throws IOException {
    Story story = new Story(console());
    FirstSteps first = new FirstSteps(session, story);
    first.introduce();
    if (session.login().isPresent()) {
      first.login(session.login().get(), flags, console());
    } else {
      first.token();
    }
    Optional<DialogSummary> hit = first.search(first.parties());
    if (hit.isEmpty()) {
      story.told("Nothing to open. That is all that can be shown here.");
      return;
    }
    LastSteps last = new LastSteps(session, story, out);
    if (session.isInProcess() || yes) {
      last.perform(hit.get());
    } else {
      last.describe(hit.get());
    }
  }
}
