package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogs.Activity;
import io.github.dialogporten.sdk.dialogs.ApiAction;
import io.github.dialogporten.sdk.dialogs.Attachment;
import io.github.dialogporten.sdk.dialogs.ContentReference;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogHeader;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.dialogs.GuiActionKind;
import io.github.dialogporten.sdk.dialogs.SeenLogEntry;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.dialogs.Transmission;
import io.github.dialogporten.sdk.text.Actor;
import io.github.dialogporten.sdk.text.LocalizedText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A dialog and its parts, for a person to read. */
final class DialogLines {

  private final Console console;
  private final Session session;

  DialogLines(Console console, Session session) {
    this.console = console;
    this.session = session;
  }

  /** All of an opened dialog. */
  void dialog(Dialog dialog) {
    texts(dialog);
    facts(dialog);
    attachments(dialog.attachments());
    actions(dialog);
    section("Transmissions", dialog.transmissions(), each -> transmission("  ", each));
    List<Activity> history = // they come in no order
        dialog.activities().stream()
            .sorted(Comparator.comparing(each -> each.createdAt().orElse(Instant.MAX)))
            .toList();
    section("History", history, each -> activity("  ", each));
    section("Seen since the last update", dialog.seenSinceLastUpdate(), each -> seen("  ", each));
  }

  /** A hit, on two lines. */
  void summary(DialogSummary hit) {
    String title = session.text(hit.title().localized());
    console.line(
        hit.id()
            + "  "
            + Times.shown(hit.contentUpdatedAt())
            + "  "
            + Text.padded(hit.status().value(), 18)
            + (hit.isContentSeen() ? "" : "unread"));
    console.line(
        "  " + Text.brief(title.isEmpty() ? "(for systems only)" : title, 60) + " - " + from(hit));
  }

  /** Title, summary and additional text. */
  private void texts(Dialog dialog) {
    String title = session.text(dialog.title().localized());
    console.line(title.isEmpty() ? "(for systems only: it has no title)" : title);
    for (var text : List.of(dialog.summary(), dialog.additionalInfo())) {
      String shown = session.text(text.localized());
      if (!shown.isEmpty()) {
        console.line(Text.wrapped("", shown));
      }
    }
  }

  private void facts(Dialog dialog) {
    console.line();
    fact("id", dialog.id().toString());
    fact("from", from(dialog));
    fact("to", dialog.party());
    fact("service", dialog.serviceResource());
    fact("origin", dialog.origin().toString());
    fact("status", dialog.status().value() + extended(dialog));
    dialog.progress().ifPresent(percent -> fact("progress", percent + " %"));
    fact("created", Times.shown(dialog.createdAt()));
    fact("updated", Times.shown(dialog.updatedAt()));
    fact("content updated", Times.shown(dialog.contentUpdatedAt()));
    dialog.dueAt().ifPresent(time -> fact("due", Times.shown(time)));
    dialog.expiresAt().ifPresent(time -> fact("expires", Times.shown(time)));
    dialog.externalReference().ifPresent(reference -> fact("their reference", reference));
    dialog.process().ifPresent(process -> fact("process", process));
    fact("labels", labels(dialog.endUserContext().systemLabels()));
    fact("label revision", dialog.endUserContext().revision().toString());
    fact("content", content(dialog.mainContentReference()));
  }

  private void fact(String name, String value) {
    console.line(Text.padded(name, 17) + value);
  }

  private String from(DialogHeader dialog) {
    String sender = session.text(dialog.senderName().localized());
    return sender.isEmpty() ? dialog.org() : sender + " [" + dialog.org() + "]";
  }

  private String extended(DialogHeader dialog) {
    String shown = session.text(dialog.extendedStatusText().localized());
    String code = dialog.extendedStatus().orElse("");
    String both = String.join(": ", List.of(code, shown));
    return code.isEmpty() && shown.isEmpty()
        ? ""
        : " (" + (code.isEmpty() ? shown : shown.isEmpty() ? code : both) + ")";
  }

  private String content(Optional<ContentReference> reference) {
    if (reference.isEmpty()) {
      return "none";
    } else if (!reference.get().isAuthorized()) {
      return "no right to it";
    }
    return reference.get().declared().name().toLowerCase(Locale.ROOT)
        + ", in "
        + reference.get().links().all().stream()
            .map(LocalizedText::language)
            .collect(Collectors.joining(", "))
        + "; 'dialogporten content' fetches it";
  }

  private void attachments(List<Attachment> attachments) {
    section("Attachments", attachments, each -> console.line("  " + described(each)));
  }

  private String described(Attachment attachment) {
    String types =
        attachment.urls().stream()
            .map(url -> url.mediaType().orElse(""))
            .filter(type -> !type.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    String obstacle = Attachments.obstacle(attachment);
    return Text.padded(name(session, attachment), 32)
        + "  "
        + types
        + (obstacle.isEmpty() ? "" : "  (" + obstacle + ")");
  }

  private void actions(Dialog dialog) {
    section(
        "Actions; 'dialogporten act " + dialog.id() + " ACTION-ID' performs one",
        dialog.guiActions().stream().filter(GuiAction::isWrite).toList(),
        each -> console.line("  " + action(session, each)));
    section(
        "Links to open in a browser",
        dialog.guiActions().stream().filter(each -> !each.isWrite()).toList(),
        each ->
            console.line(
                "  " + Text.padded(session.text(each.title()), 32) + "  " + each.link().raw()));
    section(
        "For systems (API actions)", dialog.apiActions(), each -> console.line("  " + api(each)));
  }

  private static String api(ApiAction action) {
    return Text.padded(action.name().orElse(action.action()), 32)
        + "  "
        + (action.isAuthorized()
            ? action.endpoints().stream()
                .map(endpoint -> endpoint.httpMethod() + " " + endpoint.link().raw())
                .collect(Collectors.joining(", "))
            : "(no right to it)");
  }

  /** One transmission. */
  void transmission(String indent, Transmission entry) {
    String title = session.text(entry.title().localized());
    console.line(
        indent
            + Times.shown(entry.createdAt())
            + "  "
            + Text.padded(entry.type().value(), 14)
            + title
            + (entry.isAuthorized() ? "" : "  (no right to its content)"));
    console.line(indent + "  " + entry.id() + ", from " + name(entry.sender()));
    String summary = session.text(entry.summary().localized());
    if (!summary.isEmpty()) {
      console.line(Text.wrapped(indent + "  ", summary));
    }
    for (Attachment attachment : entry.attachments()) {
      console.line(indent + "  attached: " + described(attachment));
    }
  }

  /** One activity. */
  void activity(String indent, Activity entry) {
    String description = session.text(entry.description());
    String who = entry.performedBy().map(DialogLines::name).orElse("");
    console.line(
        indent
            + entry.createdAt().map(Times::shown).orElse("")
            + "  "
            + Text.padded(entry.type().value(), 22)
            + (who.isEmpty() || description.isEmpty()
                ? who + description
                : who + ": " + description));
  }

  /** One entry of the seen log. */
  void seen(String indent, SeenLogEntry entry) {
    console.line(
        indent
            + Times.shown(entry.seenAt())
            + "  "
            + name(entry.seenBy())
            + (entry.isCurrentEndUser() ? " (this token)" : ""));
  }

  private <T> void section(String heading, List<T> entries, Consumer<T> show) {
    if (!entries.isEmpty()) {
      console.line();
      console.line(heading + ":");
      entries.forEach(show);
    }
  }

  /** An action on one line, its id first. */
  static String action(Session session, GuiAction action) {
    String question = session.text(action.prompt());
    return action.id()
        + "  "
        + Text.padded(action.httpMethod().value(), 7)
        + session.text(action.title())
        + (action.isAuthorized() ? "" : "  (no right to it)")
        + (action.kind().equals(GuiActionKind.DELETE) ? "  (deletes)" : "")
        + (question.isEmpty() ? "" : "  (asks: " + question + ")");
  }

  /** What a person would call the attachment. */
  static String name(Session session, Attachment attachment) {
    String shown = session.text(attachment.displayName());
    return shown.isEmpty() ? attachment.name().orElse(attachment.id().toString()) : shown;
  }

  /** Who did something: a name, or what sort of actor it was. */
  static String name(Actor actor) {
    return actor.name().orElse(actor.type().value());
  }

  private static String labels(List<SystemLabel> labels) {
    return labels.stream().map(SystemLabel::value).collect(Collectors.joining(", "));
  }
}
