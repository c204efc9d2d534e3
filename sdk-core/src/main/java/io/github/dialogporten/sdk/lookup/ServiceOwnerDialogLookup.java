package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireServiceOwnerDialogLookup;
import io.github.dialogporten.sdk.text.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A dialog that was found by a reference, as the service owner that it belongs to sees it. It may
 * be deleted; nothing here tells.
 *
 * <p>Immutable. Its {@code toString} holds ids only.
 */
public final class ServiceOwnerDialogLookup extends FoundDialog {

  private final Localized nonSensitiveTitle;

  ServiceOwnerDialogLookup(WireServiceOwnerDialogLookup wire, byte @Nullable [] rawJson)
      throws JsonMismatchException {
    super(wire, rawJson);
    this.nonSensitiveTitle = FromWire.texts(wire.nonSensitiveTitle());
  }

  /**
   * The title that those see whose level of authentication is too low for the service.
   *
   * @return the title by language; empty when the dialog has no such title
   */
  public Localized nonSensitiveTitle() {
    return nonSensitiveTitle;
  }

  @Override
  public String toString() {
    return "ServiceOwnerDialogLookup[" + dialogId() + ", " + serviceResource().id() + "]";
  }
}
