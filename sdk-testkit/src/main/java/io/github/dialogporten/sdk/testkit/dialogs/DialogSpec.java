package io.github.dialogporten.sdk.testkit.dialogs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState.Access;
import io.github.dialogporten.sdk.testkit.internal.state.ResourceState;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a dialog is to be: for {@link StoredDialogs#add}, and for changing one with {@link
 * StoredDialogs#update}. A specification is used for one dialog only. Not thread-safe.
 */
public final class DialogSpec {

  static final String MARKDOWN_EMBED =
      "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown";

  private final DialogState state;

  DialogSpec(DialogState state) {
    this.state = state;
  }

  /**
   * A dialog with nothing but a party and a service.
   *
   * @param party the party's URN
   * @param resource the service, with or without {@code urn:altinn:resource:}
   * @return a new specification
   */
  public static DialogSpec of(String party, String resource) {
    String lower = resource.toLowerCase(Locale.ROOT);
    String urn = lower.startsWith(ResourceState.PREFIX) ? lower : ResourceState.PREFIX + lower;
    return new DialogSpec(new DialogState(Objects.requireNonNull(party, "party"), urn));
  }

  /**
   * A dialog with a title.
   *
   * @param party the party's URN
   * @param resource the service, with or without {@code urn:altinn:resource:}
   * @param title the title in bokmål
   * @return a new specification
   */
  public static DialogSpec of(String party, String resource, String title) {
    return of(party, resource).title(Text.nb(title));
  }

  /**
   * A dialog of a synthetic organisation, with a title and nothing else: for tests that are about
   * something in it.
   *
   * @return a new specification
   */
  public static DialogSpec synthetic() {
    return of(
        "urn:altinn:organization:identifier-no:310923044",
        "syntetisk-tjeneste",
        "Syntetisk dialog");
  }

  /**
   * A dialog that was recorded. Whom it is served to sees what the recorder saw: of masked links
   * nobody knows what they were.
   *
   * @param json the JSON of an opened dialog, as Dialogporten sends it
   * @return a new specification
   * @throws IllegalArgumentException when it is no such JSON
   */
  public static DialogSpec fromJson(String json) {
    if (Json.parse(json) instanceof ObjectNode dialog
        && dialog.hasNonNull("party")
        && dialog.hasNonNull("serviceResource")) {
      return new DialogSpec(new RecordedDialog(dialog).read());
    }
    throw new IllegalArgumentException("json must be a dialog as opening gives it");
  }

  private DialogSpec set(Runnable change) {
    change.run();
    return this;
  }

  DialogState state() {
    return state;
  }

  /**
   * Its id, instead of a new one.
   *
   * @param id the id
   * @return this
   */
  public DialogSpec id(UUID id) {
    return set(() -> state.id = Objects.requireNonNull(id, "id"));
  }

  /**
   * Its status.
   *
   * @param status such as {@code RequiresAttention}; {@code NotApplicable} unless given
   * @return this
   */
  public DialogSpec status(String status) {
    return set(() -> state.status = Objects.requireNonNull(status, "status"));
  }

  /**
   * The service owner's own status.
   *
   * @param status the status
   * @return this
   */
  public DialogSpec extendedStatus(@Nullable String status) {
    return set(() -> state.extendedStatus = status);
  }

  /**
   * The service owner's reference.
   *
   * @param reference the reference
   * @return this
   */
  public DialogSpec externalReference(@Nullable String reference) {
    return set(() -> state.externalReference = reference);
  }

  /**
   * The process it belongs to.
   *
   * @param process a URI
   * @param preceding the process before; null for none
   * @return this
   */
  public DialogSpec process(@Nullable String process, @Nullable String preceding) {
    state.process = process;
    state.precedingProcess = preceding;
    return this;
  }

  /**
   * How far it has come.
   *
   * @param percent 0 to 100; null for nothing said
   * @return this
   */
  public DialogSpec progress(@Nullable Integer percent) {
    return set(() -> state.progress = percent);
  }

  /**
   * Says that it is for systems only; it may then lack content. Without content it is found, and
   * opening it fails with 500, each time, after it was marked as seen.
   *
   * @return this
   */
  public DialogSpec apiOnly() {
    return set(() -> state.apiOnly = true);
  }

  /**
   * Says whether the service owner counts something in it as unopened, whatever is in it. Unless
   * this is said, a message has unopened content until it has an activity {@code
   * CorrespondenceOpened}, and every dialog as long as a transmission of the service owner lacks
   * its {@code TransmissionOpened}.
   *
   * @param unopened whether there is
   * @return this
   */
  public DialogSpec unopened(boolean unopened) {
    return set(() -> state.unopened = unopened);
  }

  /**
   * Says that somebody has seen it before it is added.
   *
   * @return this
   */
  public DialogSpec seen() {
    return set(() -> state.seen = true);
  }

  /**
   * When it was created, instead of now. A dialog from before December 2025 counts as seen from the
   * start, as does one of a service that was moved from Altinn 2 ({@code app_{org}_a2...}).
   *
   * @param time the time; later changes get it too, unless given
   * @return this
   */
  public DialogSpec createdAt(Instant time) {
    return set(() -> state.createdAt = time);
  }

  /**
   * When it was updated, instead of when it was created.
   *
   * @param time the time
   * @return this
   */
  public DialogSpec updatedAt(Instant time) {
    return set(() -> state.updatedAt = time);
  }

  /**
   * When its content was updated, instead of when it was updated.
   *
   * @param time the time
   * @return this
   */
  public DialogSpec contentUpdatedAt(Instant time) {
    return set(() -> state.contentUpdatedAt = time);
  }

  /**
   * When it is due.
   *
   * @param time the time; null for never
   * @return this
   */
  public DialogSpec dueAt(@Nullable Instant time) {
    return set(() -> state.dueAt = time);
  }

  /**
   * From when on it is visible.
   *
   * @param time the time; null for always
   * @return this
   */
  public DialogSpec visibleFrom(@Nullable Instant time) {
    return set(() -> state.visibleFrom = time);
  }

  /**
   * When it expires.
   *
   * @param time the time; null for never
   * @return this
   */
  public DialogSpec expiresAt(@Nullable Instant time) {
    return set(() -> state.expiresAt = time);
  }

  /**
   * Says that it has been deleted.
   *
   * @param time when
   * @return this
   */
  public DialogSpec deletedAt(@Nullable Instant time) {
    return set(() -> state.deletedAt = time);
  }

  /**
   * The lowest authentication level that may open it, instead of the service's.
   *
   * @param level 0 to 4
   * @return this
   */
  public DialogSpec minimumAuthenticationLevel(int level) {
    return set(() -> state.minimumLevel = level);
  }

  /**
   * Those who represent the party have list access only: they find it, can open it, and are
   * authorized for nothing without an authorization attribute.
   *
   * @return this
   */
  public DialogSpec listAccessOnly() {
    return set(() -> state.access = Access.LIST);
  }

  /**
   * Nobody has access to it, not even those who represent the party.
   *
   * @return this
   */
  public DialogSpec noAccess() {
    return set(() -> state.access = Access.NONE);
  }

  /**
   * What may be done of what the dialog mentions, instead of all of it. {@code read} is always
   * asked for.
   *
   * @param entries {@code action}, or {@code action,attribute} with the attribute as the dialog has
   *     it
   * @return this
   */
  public DialogSpec permitted(String... entries) {
    return set(() -> state.permitted = new LinkedHashSet<>(List.of(entries)));
  }

  /**
   * System labels it starts with, {@code Default} being there unless another of the three is.
   *
   * @param labels such as {@code MarkedAsUnopened}
   * @return this
   */
  public DialogSpec labels(String... labels) {
    for (String label : labels) {
      if (DialogState.EXCLUSIVE_LABELS.contains(label)) {
        state.labels.removeAll(DialogState.EXCLUSIVE_LABELS);
      }
      state.labels.add(label);
    }
    return this;
  }

  /**
   * A label of the service owner's, which the lookup resolves and no end user sees.
   *
   * @param label {@code urn:altinn:integration:storage:{partyId}/{uuid}} or {@code
   *     urn:altinn:correspondence-id:{uuid}}
   * @return this
   */
  public DialogSpec serviceOwnerLabel(String label) {
    return set(() -> state.serviceOwnerLabels.add(label.toLowerCase(Locale.ROOT)));
  }

  /**
   * A word that the free text search finds it by and no end user sees.
   *
   * @param tag the word
   * @return this
   */
  public DialogSpec searchTag(String tag) {
    return set(() -> state.searchTags.add(tag));
  }

  /**
   * Its title.
   *
   * @param text the text by language
   * @return this
   */
  public DialogSpec title(Text text) {
    return content("title", "text/plain", text);
  }

  /**
   * Its summary.
   *
   * @param text the text by language
   * @return this
   */
  public DialogSpec summary(Text text) {
    return content("summary", "text/plain", text);
  }

  /**
   * Who it is from.
   *
   * @param text the text by language
   * @return this
   */
  public DialogSpec senderName(Text text) {
    return content("senderName", "text/plain", text);
  }

  /**
   * More about it, as markdown.
   *
   * @param text the text by language
   * @return this
   */
  public DialogSpec additionalInfo(Text text) {
    return content("additionalInfo", "text/markdown", text);
  }

  /**
   * The service owner's own status as a text.
   *
   * @param text the text by language
   * @return this
   */
  public DialogSpec extendedStatusText(Text text) {
    return content("extendedStatus", "text/plain", text);
  }

  /**
   * The title that those with a low authentication level get.
   *
   * @param text the text by language
   * @return this
   */
  public DialogSpec nonSensitiveTitle(Text text) {
    return content("nonSensitiveTitle", "text/plain", text);
  }

  /**
   * The summary that those with a low authentication level get.
   *
   * @param text the text by language
   * @return this
   */
  public DialogSpec nonSensitiveSummary(Text text) {
    return content("nonSensitiveSummary", "text/plain", text);
  }

  /**
   * Where its content is, as markdown.
   *
   * @param urls the address by language
   * @return this
   */
  public DialogSpec mainContentReference(Text urls) {
    return content("mainContentReference", MARKDOWN_EMBED, urls);
  }

  /**
   * A content field with a media type of one's own.
   *
   * @param field its name, such as {@code mainContentReference}
   * @param mediaType the media type
   * @param text the text, or the address, by language
   * @return this
   */
  public DialogSpec content(String field, String mediaType, Text text) {
    return set(() -> state.content.set(field, text.content(mediaType)));
  }

  /**
   * An attachment more.
   *
   * @param attachment the attachment
   * @return this
   */
  public DialogSpec attachment(AttachmentSpec attachment) {
    return set(() -> state.attachments.add(attachment.json));
  }

  /**
   * A GUI action more.
   *
   * @param action the action
   * @return this
   */
  public DialogSpec guiAction(GuiActionSpec action) {
    return set(() -> state.guiActions.add(action.json));
  }

  /**
   * Takes a GUI action away.
   *
   * @param action its id
   * @return this
   */
  public DialogSpec withoutGuiAction(UUID action) {
    return set(
        () -> state.guiActions.removeIf(one -> one.path("id").asText().equals(action.toString())));
  }

  /**
   * An API action more.
   *
   * @param action the action
   * @return this
   */
  public DialogSpec apiAction(ApiActionSpec action) {
    return set(() -> state.apiActions.add(action.json));
  }

  /**
   * A transmission more.
   *
   * @param transmission the transmission
   * @return this
   */
  public DialogSpec transmission(TransmissionSpec transmission) {
    return set(() -> state.transmissions.add(transmission.json));
  }

  /**
   * An activity more.
   *
   * @param activity the activity
   * @return this
   */
  public DialogSpec activity(ActivitySpec activity) {
    return set(() -> state.activities.add(activity.json));
  }

  @Override
  public String toString() {
    return "DialogSpec[" + state.id + "]";
  }
}
