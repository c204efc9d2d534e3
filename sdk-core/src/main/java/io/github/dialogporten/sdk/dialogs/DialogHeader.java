package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireDialogContent;
import io.github.dialogporten.sdk.internal.wire.WireDialogHeader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search and an opened dialog both tell of a dialog. There are two kinds and no others:
 * {@link DialogSummary} and {@link Dialog}.
 *
 * <p>Immutable. Its {@code toString} holds ids, states and counts only.
 */
public abstract class DialogHeader {

  private final UUID id;
  private final String party;
  private final String org;
  private final String serviceResource;
  private final String serviceResourceType;
  private final DialogStatus status;
  private final @Nullable String extendedStatus;
  private final @Nullable String externalReference;
  private final @Nullable Integer progress;
  private final Instant createdAt;
  private final Instant updatedAt;
  private final Instant contentUpdatedAt;
  private final @Nullable Instant dueAt;
  private final @Nullable String process;
  private final @Nullable String precedingProcess;
  private final boolean isApiOnly;
  private final boolean isContentSeen;
  private final boolean hasUnopenedContent;
  private final int fromServiceOwnerTransmissionsCount;
  private final int fromPartyTransmissionsCount;
  private final ContentText title;
  private final ContentText summary;
  private final ContentText senderName;
  private final ContentText extendedStatusText;
  private final List<SeenLogEntry> seenSinceLastUpdate;
  private final List<SeenLogEntry> seenSinceLastContentUpdate;
  private final EndUserContext endUserContext;
  private final @Nullable SystemLabel systemLabel;

  DialogHeader(WireDialogHeader wire) throws JsonMismatchException {
    this.id = FromWire.required(wire.id(), "id");
    this.party = FromWire.text(wire.party());
    this.org = FromWire.text(wire.org());
    this.serviceResource = FromWire.text(wire.serviceResource());
    this.serviceResourceType = FromWire.text(wire.serviceResourceType());
    this.status = FromWire.open(wire.status(), DialogStatus::of);
    this.extendedStatus = wire.extendedStatus();
    this.externalReference = wire.externalReference();
    this.progress = wire.progress();
    this.createdAt = FromWire.required(wire.createdAt(), "createdAt");
    this.updatedAt = FromWire.required(wire.updatedAt(), "updatedAt");
    this.contentUpdatedAt = FromWire.required(wire.contentUpdatedAt(), "contentUpdatedAt");
    this.dueAt = wire.dueAt();
    this.process = wire.process();
    this.precedingProcess = wire.precedingProcess();
    this.isApiOnly = FromWire.flag(wire.isApiOnly());
    this.isContentSeen = FromWire.flag(wire.isContentSeen());
    this.hasUnopenedContent = FromWire.flag(wire.hasUnopenedContent());
    this.fromServiceOwnerTransmissionsCount =
        FromWire.count(wire.fromServiceOwnerTransmissionsCount());
    this.fromPartyTransmissionsCount = FromWire.count(wire.fromPartyTransmissionsCount());
    @Nullable WireDialogContent content = wire.content();
    this.title = ContentText.from(content == null ? null : content.title());
    this.summary = ContentText.from(content == null ? null : content.summary());
    this.senderName = ContentText.from(content == null ? null : content.senderName());
    this.extendedStatusText = ContentText.from(content == null ? null : content.extendedStatus());
    this.seenSinceLastUpdate =
        FromWire.list(
            wire.seenSinceLastUpdate(),
            "seenSinceLastUpdate",
            entry -> new SeenLogEntry(entry, null));
    this.seenSinceLastContentUpdate =
        FromWire.list(
            wire.seenSinceLastContentUpdate(),
            "seenSinceLastContentUpdate",
            entry -> new SeenLogEntry(entry, null));
    this.endUserContext = EndUserContext.from(wire.endUserContext());
    this.systemLabel =
        wire.systemLabel() == null ? null : SystemLabel.of(wire.systemLabel().value());
  }

  /**
   * Its id.
   *
   * @return the id
   */
  public final UUID id() {
    return id;
  }

  /**
   * The party that it belongs to. Of a person it is personal data.
   *
   * @return a URN as the server wrote it
   */
  public final String party() {
    return party;
  }

  /**
   * The service owner.
   *
   * @return its code, such as {@code skd}
   */
  public final String org() {
    return org;
  }

  /**
   * The service that it belongs to.
   *
   * @return a URN that begins with {@code urn:altinn:resource:}
   */
  public final String serviceResource() {
    return serviceResource;
  }

  /**
   * The type of that service in the resource register, such as {@code altinnapp} or {@code
   * correspondenceservice}.
   *
   * @return the type as the server wrote it, which is in lower case
   */
  public final String serviceResourceType() {
    return serviceResourceType;
  }

  /**
   * Where it comes from. A search shows no addresses, so that {@link DialogSummary#origin()} goes
   * by the service alone; {@link Dialog#origin()} is surer where a service owner writes dialogs of
   * its own on the service of an app.
   *
   * <p>Decided by the type of the service, then by the addresses in the dialog, then by the form of
   * the service's id, and never by {@link #org()}. A message that was sent as a transmission within
   * another dialog changes nothing: the dialog's origin is that of the dialog.
   *
   * @return the origin; {@link DialogOrigin#UNKNOWN} for a type of service that this version does
   *     not know
   */
  public abstract DialogOrigin origin();

  /**
   * How far it has come.
   *
   * @return the status
   */
  public final DialogStatus status() {
    return status;
  }

  /**
   * The service owner's own status, for programs.
   *
   * @return the status, if there is one
   */
  public final Optional<String> extendedStatus() {
    return Optional.ofNullable(extendedStatus);
  }

  /**
   * The service owner's own reference.
   *
   * @return the reference, if there is one
   */
  public final Optional<String> externalReference() {
    return Optional.ofNullable(externalReference);
  }

  /**
   * How much is done.
   *
   * @return 0 to 100, if the service owner tells
   */
  public final Optional<Integer> progress() {
    return Optional.ofNullable(progress);
  }

  /**
   * When it was created.
   *
   * @return the time
   */
  public final Instant createdAt() {
    return createdAt;
  }

  /**
   * When the service owner last changed it in any way, such as {@link #dueAt()} or a reference.
   * Neither opening a dialog nor changing its labels counts. For "is there something new to read"
   * take {@link #contentUpdatedAt()}, which stays when nothing that a reader notices has changed.
   *
   * @return the time
   */
  public final Instant updatedAt() {
    return updatedAt;
  }

  /**
   * When something that a reader notices was last changed: content, attachments, actions,
   * transmissions, status or extended status. Other changes move {@link #updatedAt()} only. What
   * this time moves on, {@link #isContentSeen()} makes unseen again.
   *
   * @return the time
   */
  public final Instant contentUpdatedAt() {
    return contentUpdatedAt;
  }

  /**
   * When it has to be answered. Nothing happens to the dialog then.
   *
   * @return the time, if there is one
   */
  public final Optional<Instant> dueAt() {
    return Optional.ofNullable(dueAt);
  }

  /**
   * The process that it is part of.
   *
   * @return a URI as the service owner wrote it, if there is one
   */
  public final Optional<String> process() {
    return Optional.ofNullable(process);
  }

  /**
   * The process that came before.
   *
   * @return a URI as the service owner wrote it, if there is one
   */
  public final Optional<String> precedingProcess() {
    return Optional.ofNullable(precedingProcess);
  }

  /**
   * Whether it is for programs only. It may have no texts at all then.
   *
   * @return what the server said
   */
  public final boolean isApiOnly() {
    return isApiOnly;
  }

  /**
   * Whether anybody has opened it since its content last changed, and nobody marked it as unopened
   * since. Dialogporten decides this; it is shared by all who have access, and no user's own; an
   * opened dialog has always been seen. Dialogs from before December 2025, and forms that were
   * migrated from Altinn 2, count as seen from the beginning.
   *
   * <p>For "bold in the list". It is not the opposite of {@link #hasUnopenedContent()}.
   *
   * @return what the server said
   */
  public final boolean isContentSeen() {
    return isContentSeen;
  }

  /**
   * Whether the service owner still waits for something in it to be opened: a transmission of its
   * own, or a letter as a whole, for which it has not noted an opening. The service owner decides
   * this, when its content is fetched as a rule; neither opening the dialog nor {@link
   * SystemLabel#MARKED_AS_UNOPENED} changes it.
   *
   * <p>A dialog can be seen and hold unopened content, or be unseen and hold none.
   *
   * @return what the server said
   */
  public final boolean hasUnopenedContent() {
    return hasUnopenedContent;
  }

  /**
   * How many transmissions the service owner has sent.
   *
   * @return the number
   */
  public final int fromServiceOwnerTransmissionsCount() {
    return fromServiceOwnerTransmissionsCount;
  }

  /**
   * How many transmissions the party has sent.
   *
   * @return the number
   */
  public final int fromPartyTransmissionsCount() {
    return fromPartyTransmissionsCount;
  }

  /**
   * The title. In search results it is one without sensitive information when the caller's level of
   * authentication is too low for the service; nothing tells so.
   *
   * @return the title; empty for a dialog without texts
   */
  public final ContentText title() {
    return title;
  }

  /**
   * The summary, with the same reservation as {@link #title()}.
   *
   * @return the summary; empty when there is none
   */
  public final ContentText summary() {
    return summary;
  }

  /**
   * The name of the sender, when it is another than the service owner's.
   *
   * @return the name; empty when there is none
   */
  public final ContentText senderName() {
    return senderName;
  }

  /**
   * The service owner's own status, in words.
   *
   * @return the status; empty when there is none
   */
  public final ContentText extendedStatusText() {
    return extendedStatusText;
  }

  /**
   * Who has seen it since it was last changed in any way, each once.
   *
   * @return an unmodifiable list
   */
  public final List<SeenLogEntry> seenSinceLastUpdate() {
    return seenSinceLastUpdate;
  }

  /**
   * Who has seen it since its content last changed, each once.
   *
   * @return an unmodifiable list
   */
  public final List<SeenLogEntry> seenSinceLastContentUpdate() {
    return seenSinceLastContentUpdate;
  }

  /**
   * Its labels and their revision.
   *
   * @return the labels
   */
  public final EndUserContext endUserContext() {
    return endUserContext;
  }

  /**
   * The one label that older versions of the API had: default, bin or archive. The API calls it
   * deprecated: take {@link #endUserContext()}.
   *
   * @return the label; empty should the server cease to send it
   */
  public final Optional<SystemLabel> systemLabel() {
    return Optional.ofNullable(systemLabel);
  }
}
