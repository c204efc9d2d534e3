package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import io.github.dialogporten.sdk.internal.wire.WireTransmissionContent;
import io.github.dialogporten.sdk.text.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was sent within a dialog, by the service owner or by the party. One type for the
 * three places where the API gives it: in an opened dialog, in the list, and alone.
 *
 * <p>Immutable. Its {@code toString} holds no text and no name.
 */
public final class Transmission {

  private final UUID id;
  private final TransmissionType type;
  private final Instant createdAt;
  private final Actor sender;
  private final ContentText title;
  private final ContentText summary;
  private final @Nullable ContentReference contentReference;
  private final List<Attachment> attachments;
  private final List<NavigationalAction> navigationalActions;
  private final boolean isAuthorized;
  private final @Nullable String authorizationAttribute;
  private final @Nullable Boolean isOpened;
  private final @Nullable Instant deletedAt;
  private final @Nullable UUID relatedTransmissionId;
  private final @Nullable String extendedType;
  private final @Nullable String externalReference;
  private final byte @Nullable [] rawJson;

  Transmission(WireTransmission wire, byte @Nullable [] rawJson) throws JsonMismatchException {
    @Nullable WireTransmissionContent content = wire.content();
    this.id = FromWire.id(wire.id());
    this.type = FromWire.open(wire.type(), TransmissionType::of);
    this.createdAt = FromWire.required(wire.createdAt(), "createdAt");
    this.sender = FromWire.knownActor(wire.sender());
    this.title = ContentText.from(content == null ? null : content.title());
    this.summary = ContentText.from(content == null ? null : content.summary());
    this.contentReference =
        ContentReference.from(content == null ? null : content.contentReference());
    this.attachments = FromWire.list(wire.attachments(), "attachments", Attachment::new);
    this.navigationalActions =
        FromWire.list(wire.navigationalActions(), "navigationalActions", NavigationalAction::new);
    this.isAuthorized = FromWire.flag(wire.isAuthorized());
    this.authorizationAttribute = wire.authorizationAttribute();
    this.isOpened = wire.isOpened();
    this.deletedAt = wire.deletedAt();
    this.relatedTransmissionId = wire.relatedTransmissionId();
    this.extendedType = wire.extendedType();
    this.externalReference = wire.externalReference();
    this.rawJson = rawJson;
  }

  /**
   * Its id.
   *
   * @return the id
   */
  public UUID id() {
    return id;
  }

  /**
   * What it is. {@link TransmissionType#SUBMISSION} and {@link TransmissionType#CORRECTION} come
   * from the party, all others from the service owner.
   *
   * @return the type
   */
  public TransmissionType type() {
    return type;
  }

  /**
   * When it was sent.
   *
   * @return the time
   */
  public Instant createdAt() {
    return createdAt;
  }

  /**
   * Who sent it.
   *
   * @return the sender
   */
  public Actor sender() {
    return sender;
  }

  /**
   * The title. It is there even when the caller may not see the rest.
   *
   * @return the title; empty for one that is for programs only
   */
  public ContentText title() {
    return title;
  }

  /**
   * The summary.
   *
   * @return the summary; empty when there is none
   */
  public ContentText summary() {
    return summary;
  }

  /**
   * The content that the service owner keeps.
   *
   * @return the reference, if there is one
   */
  public Optional<ContentReference> contentReference() {
    return Optional.ofNullable(contentReference);
  }

  /**
   * The attachments.
   *
   * @return an unmodifiable list; their addresses are masked when the caller has no right to the
   *     transmission
   */
  public List<Attachment> attachments() {
    return attachments;
  }

  /**
   * Where it sends a person to.
   *
   * @return an unmodifiable list
   */
  public List<NavigationalAction> navigationalActions() {
    return navigationalActions;
  }

  /**
   * Whether the caller may see its content and its attachments.
   *
   * @return what the server said
   */
  public boolean isAuthorized() {
    return isAuthorized;
  }

  /**
   * The part of the service that the right is for.
   *
   * @return the attribute; empty for the service itself
   */
  public Optional<String> authorizationAttribute() {
    return Optional.ofNullable(authorizationAttribute);
  }

  /**
   * Whether it was opened. Only in an opened dialog ({@link Dialogs#open}).
   *
   * @return what the server said; empty in the list and alone
   */
  public Optional<Boolean> isOpened() {
    return Optional.ofNullable(isOpened);
  }

  /**
   * When it was deleted. Only in the list and alone ({@link Dialogs#transmissions}, {@link
   * Dialogs#transmission}).
   *
   * @return the time; empty when it is not deleted, and always in an opened dialog
   */
  public Optional<Instant> deletedAt() {
    return Optional.ofNullable(deletedAt);
  }

  /**
   * The transmission that it answers.
   *
   * @return the id, if there is one
   */
  public Optional<UUID> relatedTransmissionId() {
    return Optional.ofNullable(relatedTransmissionId);
  }

  /**
   * The service owner's own type.
   *
   * @return a URI as the service owner wrote it, if there is one
   */
  public Optional<String> extendedType() {
    return Optional.ofNullable(extendedType);
  }

  /**
   * The service owner's own reference.
   *
   * @return the reference, if there is one
   */
  public Optional<String> externalReference() {
    return Optional.ofNullable(externalReference);
  }

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them. Only
   * for a transmission that was asked for alone; in a list and in a dialog the whole has them.
   *
   * @return a copy
   */
  public Optional<byte[]> rawJson() {
    return Optional.ofNullable(rawJson).map(byte[]::clone);
  }

  @Override
  public String toString() {
    return "Transmission[" + id + ", " + type + ", attachments=" + attachments.size() + "]";
  }
}
