package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.internal.http.Answer;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireServiceOwnerDialogLookup;
import io.github.dialogporten.sdk.text.Localized;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A dialog that was found by a reference, as the service owner that it belongs to sees it. It may
 * be deleted; nothing here tells.
 *
 * <p>Immutable. Its {@code toString} holds ids only.
 */
public final class ServiceOwnerDialogLookup extends FoundDialog {

  private final Localized nonSensitiveTitle;

  private ServiceOwnerDialogLookup(WireServiceOwnerDialogLookup wire, byte @Nullable [] rawJson)
      throws JsonMismatchException {
    super(
        wire.dialogId(),
        wire.instanceRef(),
        wire.party(),
        wire.title(),
        wire.serviceResource(),
        wire.serviceOwner(),
        rawJson);
    this.nonSensitiveTitle = FromWire.texts(wire.nonSensitiveTitle());
  }

  static ServiceOwnerDialogLookup decode(Answer answer) throws IOException, JsonMismatchException {
    return from(
        Json.read(answer.stream(Pipeline.mostJson()), WireServiceOwnerDialogLookup.class),
        answer.raw());
  }

  static ServiceOwnerDialogLookup from(WireServiceOwnerDialogLookup wire, byte @Nullable [] rawJson)
      throws JsonMismatchException {
    return new ServiceOwnerDialogLookup(wire, rawJson);
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
