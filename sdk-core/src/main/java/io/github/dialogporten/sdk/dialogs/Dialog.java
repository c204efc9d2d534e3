package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import io.github.dialogporten.sdk.internal.http.IdentityKey;
import io.github.dialogporten.sdk.internal.http.ServerClock;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogContent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An opened dialog. It belongs to the identity that opened it: content is fetched and actions are
 * performed through any client or view that acts as that identity in the same environment. Another
 * identity is refused with an {@link IllegalArgumentException}.
 *
 * <p>Immutable. Its {@code toString} holds ids, states and counts only.
 */
public final class Dialog extends DialogHeader {

  private final @Nullable IdentityKey openedBy;
  private final UUID revision;
  private final @Nullable Instant expiresAt;
  private final ContentText additionalInfo;
  private final @Nullable ContentReference mainContentReference;
  private final List<Attachment> attachments;
  private final List<Transmission> transmissions;
  private final List<GuiAction> guiActions;
  private final List<ApiAction> apiActions;
  private final List<Activity> activities;

  /** As it came, and decoded when asked for: most dialogs that are opened are only read. */
  private final @Nullable String dialogToken;

  private final ServerClock opened;
  private final byte @Nullable [] rawJson;

  Dialog(
      WireDialog wire,
      byte @Nullable [] rawJson,
      @Nullable IdentityKey openedBy,
      ServerClock opened)
      throws JsonMismatchException {
    super(wire);
    @Nullable WireDialogContent content = wire.content();
    this.openedBy = openedBy;
    this.revision = FromWire.id(wire.revision());
    this.expiresAt = wire.expiresAt();
    this.additionalInfo = ContentText.from(content == null ? null : content.additionalInfo());
    this.mainContentReference =
        ContentReference.from(content == null ? null : content.mainContentReference());
    this.attachments = FromWire.list(wire.attachments(), "attachments", Attachment::new);
    this.transmissions =
        FromWire.list(wire.transmissions(), "transmissions", each -> new Transmission(each, null));
    this.guiActions = FromWire.list(wire.guiActions(), "guiActions", GuiAction::new);
    this.apiActions = FromWire.list(wire.apiActions(), "apiActions", ApiAction::new);
    this.activities =
        FromWire.list(wire.activities(), "activities", each -> new Activity(each, null));
    this.dialogToken = wire.dialogToken();
    this.opened = opened;
    this.rawJson = rawJson;
  }

  /** Null when nobody opened it: it was made of JSON. */
  @Nullable IdentityKey openedBy() {
    return openedBy;
  }

  DialogCredential credential() {
    return DialogCredential.opened(dialogToken, opened);
  }

  /**
   * The revision of what the service owner wrote. For labels, take that of {@link
   * #endUserContext()}.
   *
   * @return the revision
   */
  public UUID revision() {
    return revision;
  }

  /**
   * When it ceases to be there. It is not deleted then, but neither found nor opened any more.
   *
   * @return the time, if there is one
   */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  /**
   * More information, as plain text, markdown or HTML: see its media type.
   *
   * @return the information; empty when there is none
   */
  public ContentText additionalInfo() {
    return additionalInfo;
  }

  /**
   * Where it comes from, by its service and by the addresses in it. One that leads nowhere, or
   * whose addresses are masked, is taken for what is usual on its service.
   *
   * @return the origin
   */
  @Override
  public DialogOrigin origin() {
    return Origins.of(this);
  }

  /**
   * Whether any part is open that hangs on the service itself: the main content, and the actions
   * and transmissions without an authorization attribute. False for those who may only know that
   * the dialog is there: they see its texts, and what has an authorization attribute of its own can
   * be open to them all the same; each part tells by its {@code isAuthorized()}. Those
   * transmissions are only to be had here: {@link Dialogs#transmissions} answers such a caller with
   * 404.
   *
   * <p>The dialog's own attachments count for nothing: the server does not mask their addresses,
   * and the service owner decides who gets them.
   *
   * @return whether one of them is open; empty when the dialog has no such part
   */
  public Optional<Boolean> isMainResourceOpen() {
    return Stream.of(
            mainContentReference().stream().map(ContentReference::isAuthorized),
            guiActions.stream()
                .filter(action -> action.authorizationAttribute().isEmpty())
                .map(GuiAction::isAuthorized),
            apiActions.stream()
                .filter(action -> action.authorizationAttribute().isEmpty())
                .map(ApiAction::isAuthorized),
            transmissions.stream()
                .filter(transmission -> transmission.authorizationAttribute().isEmpty())
                .map(Transmission::isAuthorized))
        .flatMap(each -> each)
        .reduce(Boolean::logicalOr);
  }

  /**
   * The main content, which the service owner keeps.
   *
   * @return the reference, if there is one
   */
  public Optional<ContentReference> mainContentReference() {
    return Optional.ofNullable(mainContentReference);
  }

  /**
   * The dialog's own attachments. Its transmissions have theirs: {@link #allAttachments()}.
   *
   * @return an unmodifiable list
   */
  public List<Attachment> attachments() {
    return attachments;
  }

  /**
   * The attachments of the dialog and of its transmissions: all files that can be saved.
   *
   * @return an unmodifiable list, the dialog's own first
   */
  public List<Attachment> allAttachments() {
    return Stream.concat(
            attachments.stream(),
            transmissions.stream().flatMap(transmission -> transmission.attachments().stream()))
        .toList();
  }

  /**
   * What was sent within it.
   *
   * @return an unmodifiable list
   */
  public List<Transmission> transmissions() {
    return transmissions;
  }

  /**
   * What a person can do in it.
   *
   * @return an unmodifiable list
   */
  public List<GuiAction> guiActions() {
    return guiActions;
  }

  /**
   * What a program can do with the service owner's API.
   *
   * @return an unmodifiable list
   */
  public List<ApiAction> apiActions() {
    return apiActions;
  }

  /**
   * What happened in it, in no order: the server promises none. {@link Dialogs#activities} gives
   * the same by time.
   *
   * @return an unmodifiable list
   */
  public List<Activity> activities() {
    return activities;
  }

  /**
   * The dialog token: it opens this dialog's content at the service owner, for ten minutes. The SDK
   * sends it where it belongs by itself; nobody else is to get it.
   *
   * @return the token with its end; empty when the server sent none
   */
  public Optional<AccessToken> dialogToken() {
    return Optional.ofNullable(credential().token());
  }

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them. The
   * dialog token is among them.
   *
   * @return a copy
   */
  public Optional<byte[]> rawJson() {
    return Optional.ofNullable(rawJson).map(byte[]::clone);
  }

  @Override
  public String toString() {
    return "Dialog[%s, %s, attachments=%s, transmissions=%s, guiActions=%s]"
        .formatted(id(), status(), attachments.size(), transmissions.size(), guiActions.size());
  }
}
