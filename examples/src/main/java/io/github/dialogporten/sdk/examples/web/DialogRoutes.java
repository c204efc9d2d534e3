package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.content.Download;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Steps 4 and 5: one dialog, its content and its actions. */
final class DialogRoutes {

  private final Site site;

  DialogRoutes(Site site) {
    this.site = site;
  }

  /** Marks as seen: only ever after a click. The page that comes next does not. */
  Reply open(UUID id, Visit visit) {
    DialogportenClient person = site.as(visit);
    try {
      visit.keep(withContent(person, person.dialogs().open(id)));
    } catch (ForbiddenException e) {
      if (e.requiredAcr().isEmpty()) {
        throw e;
      }
      visit.keep(id, e);
    }
    return Reply.seeOther("/dialogs/" + id);
  }

  private static Opened withContent(DialogportenClient person, Dialog dialog) {
    try {
      return Opened.of(dialog, person.content().main(dialog));
    } catch (DialogportenException e) {
      return Opened.withoutContent(dialog, Pages.safe(e)); // the rest can be read all the same
    }
  }

  Reply dialog(Call call, Visit visit) {
    UUID id = call.id(1);
    Optional<Opened> opened = visit.opened(id);
    if (opened.isPresent()) {
      return Reply.page(200, DialogPages.dialog(visit, opened.get()));
    }
    return visit.refused(id).isPresent()
        ? Reply.page(403, DialogPages.tooLow(visit, id))
        : Reply.page(200, DialogPages.closed(visit, id));
  }

  Reply confirm(Call call, Visit visit) {
    return with(
        call,
        visit,
        dialog -> dialog.guiActions(),
        GuiAction::id,
        (dialog, action) -> Reply.page(200, DialogPages.confirm(visit, dialog.id(), action)));
  }

  Reply perform(Call call, Visit visit) {
    return with(
        call,
        visit,
        Dialog::guiActions,
        GuiAction::id,
        (dialog, one) -> perform(visit, dialog, one));
  }

  private Reply perform(Visit visit, Dialog dialog, GuiAction action) {
    try {
      ActionResult result = site.as(visit).actions().perform(dialog, action, Confirmation.given());
      visit.say(
          result.isPending()
              ? "Sent. The dialog changes in a moment: open it again to see how."
              : "Done. Open the dialog again to see what has changed.");
      return Reply.seeOther(action.isDeleteDialogAction() ? "/" : "/dialogs/" + dialog.id());
    } catch (ActionOutcomeUnknownException e) {
      visit.say("No answer says so, but it may be done: open the dialog before you repeat it.");
    } catch (DialogportenException e) {
      visit.say("Not done: " + Pages.safe(e));
    }
    return Reply.seeOther("/dialogs/" + dialog.id());
  }

  /** Fetching tells the service owner, so this too is only ever a click. */
  Reply attachment(Call call, Visit visit) {
    return with(
        call,
        visit,
        Dialog::attachments,
        Attachment::id,
        (dialog, file) -> download(visit, dialog, file));
  }

  private Reply download(Visit visit, Dialog dialog, Attachment attachment) {
    try {
      Download download = site.as(visit).content().download(dialog, attachment);
      return Reply.file(download);
    } catch (DialogportenException e) {
      visit.say("The file could not be fetched: " + Pages.safe(e));
      return Reply.seeOther("/dialogs/" + dialog.id());
    }
  }

  private interface Use<T> {
    Reply of(Dialog dialog, T part);
  }

  private <T> Reply with(
      Call call, Visit visit, Function<Dialog, List<T>> parts, Function<T, UUID> id, Use<T> use) {
    UUID dialogId = call.id(1);
    UUID partId = call.id(3);
    return visit
        .opened(dialogId)
        .map(Opened::dialog)
        .flatMap(
            dialog ->
                parts.apply(dialog).stream()
                    .filter(part -> id.apply(part).equals(partId))
                    .findFirst()
                    .map(part -> use.of(dialog, part)))
        .orElseGet(() -> Reply.seeOther("/dialogs/" + dialogId));
  }
}
