package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.dialogs.ActionPriority;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.dialogs.GuiActionKind;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One dialog. */
final class DialogPages {

  private DialogPages() {}

  static Markup dialog(Visit visit, Opened opened) {
    Dialog dialog = opened.dialog();
    return Pages.page(
        visit,
        Words.of(dialog.title(), "A dialog"),
        Markup.of(
            """
            <article class="card">
            <h1><bdi>{}</bdi></h1>
            <p class="facts"><bdi>{}</bdi> · {}{}{}</p>
            <p><bdi>{}</bdi></p>
            {}{}{}
            {}
            </article>
            <p><a href="/">Back to the inbox</a></p>
            """,
            Words.of(dialog.title(), "(no title)"),
            Words.of(dialog.senderName(), dialog.org()),
            Words.of(dialog.contentUpdatedAt()),
            Words.of(dialog.status()),
            dialog.dueAt().map(time -> " · due " + Words.of(time)).orElse(""),
            Words.of(dialog.summary(), ""),
            content(opened),
            attachments(visit, dialog),
            actions(dialog),
            openForm(visit, dialog.id(), "quiet", "Open again")));
  }

  /** As text, whatever it is: HTML and Markdown of others need a cleaner of their own. */
  private static Markup content(Opened opened) {
    if (opened.problem() != null) {
      return Markup.of("<p class=\"notice\">The text cannot be shown: {}</p>", opened.problem());
    }
    return opened.content() == null
        ? Markup.NONE
        : Markup.of("<pre class=\"text\">{}</pre>", opened.content().text());
  }

  private static Markup attachments(Visit visit, Dialog dialog) {
    return section(
        "Attachments",
        dialog.attachments().stream().map(file -> attachment(visit, dialog, file)).toList());
  }

  private static Markup attachment(Visit visit, Dialog dialog, Attachment file) {
    return Markup.of(
        "<li><form method=\"post\" action=\"/dialogs/{}/attachments/{}\">{}"
            + "<bdi>{}</bdi> <button class=\"quiet\">Download</button></form></li>",
        dialog.id(),
        file.id(),
        Pages.token(visit),
        Words.of(file.displayName(), file.name().orElse("(no name)")));
  }

  private static Markup actions(Dialog dialog) {
    return section(
        "What you can do",
        dialog.guiActions().stream()
            .filter(GuiAction::isAuthorized)
            .map(action -> action(dialog, action))
            .toList());
  }

  /** A write action leads to a question; anything else is the person's own browser's to open. */
  private static Markup action(Dialog dialog, GuiAction action) {
    String title = Words.of(action.title(), action.action());
    if (action.isWrite()) {
      return Markup.of(
          "<li><a class=\"button {}\" href=\"/dialogs/{}/actions/{}\"><bdi>{}</bdi></a></li>",
          action.priority().equals(ActionPriority.PRIMARY) ? "" : "quiet",
          dialog.id(),
          action.id(),
          title);
    }
    return address(action)
        .map(
            uri ->
                Markup.of(
                    "<li><a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">"
                        + "<bdi>{}</bdi> (at {})</a></li>",
                    uri,
                    title,
                    uri.getHost()))
        .orElse(Markup.NONE);
  }

  /** Links of others: no script, no data, nothing but the web. */
  private static Optional<URI> address(GuiAction action) {
    return action
        .link()
        .uri()
        .filter(uri -> "https".equals(uri.getScheme()) && uri.getHost() != null);
  }

  private static Markup section(String title, List<Markup> items) {
    return items.isEmpty()
        ? Markup.NONE
        : Markup.of("<h2>{}</h2><ul class=\"parts\">{}</ul>", title, Markup.all(items));
  }

  static Markup confirm(Visit visit, UUID dialog, GuiAction action) {
    String title = Words.of(action.title(), action.action());
    return Pages.page(
        visit,
        title,
        Markup.of(
            """
            <section class="card middle">
            <h1><bdi>{}</bdi></h1>
            <p><bdi>{}</bdi></p>
            <form method="post" action="/dialogs/{}/actions/{}">{}
            <button>Yes, go on</button> <a href="/dialogs/{}">No, go back</a>
            </form>
            </section>
            """,
            title,
            Words.of(action.prompt(), question(action)),
            dialog,
            action.id(),
            Pages.token(visit),
            dialog));
  }

  private static String question(GuiAction action) {
    return action.kind().equals(GuiActionKind.DELETE)
        ? "This deletes it at the service owner, for good."
        : "This is sent to the service owner in your name.";
  }

  static Markup closed(Visit visit, UUID dialog) {
    return middle(
        visit,
        "This dialog is not open",
        "Opening it marks it as seen: the sender can see that you have read it.",
        openForm(visit, dialog, "", "Open it"));
  }

  static Markup tooLow(Visit visit, UUID dialog) {
    return middle(
        visit,
        "This dialog needs a stronger login",
        "Log in at the highest level, such as with BankID. It is then opened.",
        Markup.of(
            "<p><a class=\"button\" href=\"/dialogs/{}/step-up\">Log in at a higher level</a></p>",
            dialog));
  }

  private static Markup middle(Visit visit, String title, String text, Markup then) {
    return Pages.page(
        visit,
        title,
        Markup.of(
            "<section class=\"card middle\"><h1>{}</h1><p>{}</p>{}"
                + "<p><a href=\"/\">Back to the inbox</a></p></section>",
            title,
            text,
            then));
  }

  static Markup openForm(Visit visit, UUID dialog, String look, String label) {
    return Markup.of(
        "<form method=\"post\" action=\"/dialogs/{}/open\">{}"
            + "<button class=\"{}\" title=\"Marks the dialog as seen\">{}</button></form>",
        dialog,
        Pages.token(visit),
        look,
        label);
  }
}
