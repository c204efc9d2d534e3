package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireFoundDialog;
import io.github.dialogporten.sdk.resources.ResourcesAccess;
import io.github.dialogporten.sdk.resources.ServiceOwner;
import io.github.dialogporten.sdk.resources.ServiceResource;
import io.github.dialogporten.sdk.text.Localized;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What both lookups tell of a dialog. There are two kinds and no others: {@link DialogLookup} and
 * {@link ServiceOwnerDialogLookup}.
 *
 * <p>Immutable.
 */
public abstract class FoundDialog {

  private final UUID dialogId;
  private final String instanceRefText;
  private final String party;
  private final Localized title;
  private final ServiceResource service;
  private final byte @Nullable [] rawJson;

  FoundDialog(WireFoundDialog wire, byte @Nullable [] rawJson) throws JsonMismatchException {
    this.dialogId = FromWire.required(wire.dialogId(), "dialogId");
    this.instanceRefText = FromWire.text(wire.instanceRef());
    this.party = FromWire.text(wire.party());
    this.title = FromWire.texts(wire.title());
    this.service = ResourcesAccess.found(wire.serviceResource(), wire.serviceOwner());
    this.rawJson = rawJson;
  }

  /**
   * The dialog.
   *
   * @return its id, as {@code Dialogs.open} takes it
   */
  public final UUID dialogId() {
    return dialogId;
  }

  /**
   * What the dialog is about: for a dialog id, the app instance or the message if it is about one,
   * and else the dialog itself; for the others, what was asked for. This is the reference that the
   * delegation of instances takes.
   *
   * @return the reference; empty when it is of no kind that this version knows, see {@link
   *     #instanceRefText()}
   */
  public final Optional<InstanceRef> instanceRef() {
    return InstanceRef.read(instanceRefText);
  }

  /**
   * The reference as the server wrote it. The party id in it names a person or an organisation.
   *
   * @return a URN in lower case, unchecked; empty when the server sent none
   */
  public final String instanceRefText() {
    return instanceRefText;
  }

  /**
   * The party that the dialog belongs to. Of a person it is personal data.
   *
   * @return a URN as the server wrote it
   */
  public final String party() {
    return party;
  }

  /**
   * The title. An end user gets the one without sensitive information when there is one and the
   * level of authentication is too low for the service.
   *
   * @return the title by language; empty for a dialog without texts
   */
  public final Localized title() {
    return title;
  }

  /**
   * The service that the dialog belongs to, as far as a lookup tells. {@code client.resources()}
   * tells what gives access to it.
   *
   * @return the service
   */
  public final ServiceResource serviceResource() {
    return service;
  }

  /**
   * The service owner that the dialog belongs to.
   *
   * @return the service owner
   */
  public final ServiceOwner serviceOwner() {
    return service.serviceOwner();
  }

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them.
   *
   * @return a copy
   */
  public final Optional<byte[]> rawJson() {
    return Optional.ofNullable(rawJson).map(byte[]::clone);
  }
}
