package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.Activity;
import io.github.dialogporten.sdk.paging.Listing;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;

/** What has happened in a dialog. */
@Command(
    name = "activities",
    sortOptions = false,
    description =
        "Lists what has happened in a dialog, or tells of one event. Marks nothing as seen.")
final class ActivitiesCommand extends EntriesCommand<Activity> {

  ActivitiesCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  Listing<Activity> fetch(Session session, UUID dialog) {
    return session.client().dialogs().activities(dialog);
  }

  @Override
  Activity fetch(Session session, UUID dialog, UUID entry) {
    return session.client().dialogs().activity(dialog, entry);
  }

  @Override
  Optional<byte[]> rawJson(Activity entry) {
    return entry.rawJson();
  }

  @Override
  void show(Session session, Activity entry) {
    new DialogLines(console(), session).activity("", entry);
    console().line("  " + entry.id());
  }
}
