package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.Activity;
import io.github.dialogporten.sdk.paging.Listing;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;

/** What has happened in a dialog. */
@Command(
    name = "activities",
    sortOptions = false,
    description = "Lists what has happened in a dialog. Marks nothing as seen.")
final class ActivitiesCommand extends ListCommand<Activity> {

  ActivitiesCommand(Console console, Map<String, String> environment) {
    super(console, environment);
  }

  @Override
  Listing<Activity> fetch(Session session, UUID dialog) {
    return session.client().dialogs().activities(dialog, session.options());
  }

  @Override
  void show(Session session, Activity entry) {
    new DialogLines(console(), session).activity("", entry);
  }
}
