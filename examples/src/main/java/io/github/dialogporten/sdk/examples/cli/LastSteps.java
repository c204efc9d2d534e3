package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.content.ContentBody;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogOrigin;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.dialogs.GuiActionKind;
import io.github.dialogporten.sdk.errors.ContentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps 4 and 5, which leave a trace. */
final class LastSteps {

  private static final int SHOWN_LINES = 6;
  private static final int MOST_FILES = 3;

  private final Session session;
  private final Story story;
  private final @Nullable Path out;

  LastSteps(Session session, Story story, @Nullable Path out) {
    this.session = session;
    this.story = story;
    this.out = out;
  }

  /** Says what would be done. */
  void describe(DialogSummary hit) {
    story.step(4, "OPEN ONE (not done)");
    story.told("This is not the Altinn in the process, so it stops here. With --yes it would");
    story.more("open the newest dialog, " + title(hit) + ",");
    story.more("  which marks it as seen for all who have access to it, and for its sender;");
    story.more("fetch its text, and save up to " + MOST_FILES + " attachments;");
    story.more(
        isProduction()
            ? "perform no action, since this is production: 'act' does that, one by one."
            : "perform one of its actions, if there is one that neither asks a question nor deletes.");
  }

  void perform(DialogSummary hit) throws IOException {
    Dialog dialog = open(hit);
    story.step(5, "FETCH ITS CONTENT, AND ACT");
    story.told(
        "A dialog tells about a matter; the matter itself is with the service owner. With the dialog"
            + " comes a DIALOG TOKEN, good for ten minutes and for this dialog only: the SDK sends"
            + " that one to the service owner, and never the token from step 1.");
    content(dialog);
    attachments(dialog);
    act(dialog);
    story.title("Done");
    story.told("From here: 'dialogporten --help', and the README for the same steps in code.");
  }

  private Dialog open(DialogSummary hit) {
    story.step(4, "OPEN ONE");
    story.told(
        "Opening gives everything that is in a dialog. It also marks the dialog as seen: everybody"
            + " with access to it can tell, and so can the sender. That is why the SDK calls it open"
            + " and not get, and never does it by itself.");
    story.code("altinn.dialogs().open(hit.id())");
    Dialog dialog = session.client().dialogs().open(hit.id());
    String sender = session.text(dialog.senderName().localized());
    story.result(title(hit));
    story.more("from " + (sender.isEmpty() ? dialog.org() : sender));
    String summary = session.text(dialog.summary().localized());
    if (!summary.isEmpty()) {
      story.more(Text.brief(summary, 88));
    }
    story.more("status " + dialog.status() + due(dialog));
    story.more(
        count(dialog.attachments(), "attachment")
            + ", "
            + count(dialog.transmissions(), "transmission")
            + ", "
            + count(dialog.guiActions(), "action")
            + ", "
            + count(dialog.activities(), "entry", "entries")
            + " of history");
    return dialog;
  }

  private static String due(Dialog dialog) {
    return dialog.dueAt().map(time -> ", due " + Times.shown(time)).orElse("");
  }

  private void content(Dialog dialog) {
    story.code("altinn.content().main(dialog)");
    Optional<ContentBody> body;
    try {
      body = session.client().content().main(dialog);
    } catch (ContentException e) {
      story.result("not fetched: " + e.getMessage());
      return;
    }
    if (body.isEmpty()) {
      story.result("the dialog refers to no content");
      return;
    }
    story.result(
        "its content, which the service owner wrote as " + body.get().declaredType() + ":");
    body.get()
        .text()
        .lines()
        .limit(SHOWN_LINES)
        .forEach(line -> story.more("  | " + Text.brief(line, 84)));
    if (session.isInProcess() && dialog.origin().equals(DialogOrigin.ALTINN3_MESSAGE)) {
      story.more(
          "In this world the message stands at a service owner's address, where production's");
      story.more("never is: there it is on Altinn's own platform, and is not fetched yet.");
    }
  }

  private void attachments(Dialog dialog) throws IOException {
    List<Attachment> wanted =
        dialog.attachments().stream()
            .filter(attachment -> Attachments.obstacle(attachment).isEmpty())
            .limit(MOST_FILES)
            .toList();
    if (wanted.isEmpty()) {
      return;
    }
    story.code("altinn.content().save(dialog, attachment, directory)");
    Path directory =
        out == null ? Files.createTempDirectory("dialogporten-") : Files.createDirectories(out);
    story.result("its attachments, as files:");
    new Attachments(session, story::more).save(dialog, wanted, directory);
  }

  private void act(Dialog dialog) {
    Optional<GuiAction> chosen =
        dialog.guiActions().stream()
            .filter(action -> action.kind().equals(GuiActionKind.WRITE) && action.isAuthorized())
            .filter(action -> action.prompt().isEmpty())
            .min(Comparator.comparing(action -> action.id()));
    story.code("altinn.actions().perform(dialog, action, Confirmation.notNeeded())");
    if (chosen.isEmpty()) {
      story.result("it has no action that neither asks a question nor deletes: none is performed");
    } else if (isProduction()) {
      story.result("not performed, since this is production: " + label(chosen.get()));
    } else {
      ActionResult result =
          session.client().actions().perform(dialog, chosen.get(), Confirmation.notNeeded());
      story.result(ActCommand.outcome(session, chosen.get(), result));
      story.more("It was sent once: the SDK never repeats a write action by itself.");
      if (session.isInProcess() && !result.isPending()) {
        look(session.client().dialogs().open(dialog.id()));
      }
    }
  }

  private void look(Dialog dialog) {
    story.more(
        "Opened again, the dialog says: status "
            + dialog.status()
            + ", "
            + count(dialog.guiActions(), "action")
            + " left.");
  }

  private String label(GuiAction action) {
    return session.text(action.title());
  }

  private boolean isProduction() {
    AltinnEnvironment production = AltinnEnvironment.PRODUCTION;
    AltinnEnvironment here = session.environment();
    return here.name().equals(production.name())
        || production.dialogporten().getHost().equals(here.dialogporten().getHost());
  }

  private String title(DialogSummary hit) {
    return "\"" + Text.brief(session.text(hit.title().localized()), 70) + "\"";
  }

  private static String count(List<?> list, String one) {
    return count(list, one, one + "s");
  }

  private static String count(List<?> list, String one, String many) {
    return list.size() + " " + (list.size() == 1 ? one : many);
  }
}
