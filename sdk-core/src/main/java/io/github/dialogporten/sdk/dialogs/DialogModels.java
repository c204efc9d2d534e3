package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.mapping.ModelReaders;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireApiAction;
import io.github.dialogporten.sdk.internal.wire.WireApiActionEndpoint;
import io.github.dialogporten.sdk.internal.wire.WireAttachment;
import io.github.dialogporten.sdk.internal.wire.WireAttachmentUrl;
import io.github.dialogporten.sdk.internal.wire.WireContentValue;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogSummary;
import io.github.dialogporten.sdk.internal.wire.WireEndUserContext;
import io.github.dialogporten.sdk.internal.wire.WireGuiAction;
import io.github.dialogporten.sdk.internal.wire.WireLabelLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireNavigationalAction;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the models of this package of their JSON, and shows what of a query only its server sees.
 * For the SDK's own test kit: take {@code Models} and the builders of {@code
 * dialogporten-sdk-testkit}. Thread-safe.
 */
public final class DialogModels {

  private static final ModelReaders READERS =
      new ModelReaders()
          // opened by nobody: no client sends anything for it
          .add(
              Dialog.class, WireDialog.class, (wire, raw, now) -> Dialog.from(wire, raw, null, now))
          .add(DialogSummary.class, WireDialogSummary.class, DialogSummary::from)
          .add(
              Transmission.class,
              WireTransmission.class,
              (wire, raw, now) -> Transmission.from(wire, raw))
          .add(Activity.class, WireActivity.class, (wire, raw, now) -> Activity.from(wire, raw))
          .add(
              SeenLogEntry.class,
              WireSeenLogEntry.class,
              (wire, raw, now) -> SeenLogEntry.from(wire, raw))
          .add(LabelLogEntry.class, WireLabelLogEntry.class, LabelLogEntry::from)
          .add(EndUserContext.class, WireEndUserContext.class, EndUserContext::from)
          .add(Attachment.class, WireAttachment.class, Attachment::from)
          .add(AttachmentUrl.class, WireAttachmentUrl.class, AttachmentUrl::from)
          .add(GuiAction.class, WireGuiAction.class, GuiAction::from)
          .add(ApiAction.class, WireApiAction.class, ApiAction::from)
          .add(ApiEndpoint.class, WireApiActionEndpoint.class, ApiEndpoint::from)
          .add(NavigationalAction.class, WireNavigationalAction.class, NavigationalAction::from)
          .add(ContentText.class, WireContentValue.class, ContentText::from)
          .add(
              ContentReference.class,
              WireContentValue.class,
              wire -> Objects.requireNonNull(ContentReference.from(wire)));

  private DialogModels() {}

  /**
   * The models of this package.
   *
   * @return an unmodifiable set
   */
  public static Set<Class<?>> types() {
    return READERS.types();
  }

  /**
   * Reads a model. A {@link Dialog} belongs to no identity then: no client takes it.
   *
   * @param model the model's type
   * @param json its JSON in UTF-8
   * @param keepRaw whether {@code rawJson()} gives the bytes
   * @param now when it came
   * @param <T> the model
   * @return the model; empty when the type is none of this package's models
   * @throws io.github.dialogporten.sdk.errors.ResponseFormatException when the JSON is none that
   *     the SDK would take from a server
   */
  public static <T> Optional<T> read(Class<T> model, byte[] json, boolean keepRaw, Instant now) {
    return READERS.read(model, json, keepRaw, now);
  }

  /**
   * The order of a query, in the API's grammar.
   *
   * @param query the query
   * @return the order; empty for the server's own
   */
  public static Optional<String> order(DialogQuery query) {
    return Optional.ofNullable(query.order());
  }

  /**
   * What binds a cursor to its query.
   *
   * @param query the query
   * @return a checksum
   */
  public static String checksum(DialogQuery query) {
    return query.checksum();
  }
}
