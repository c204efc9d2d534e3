package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.http.Answer;
import io.github.dialogporten.sdk.internal.http.Decoder;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.http.Semantics;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireLabelLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import io.github.dialogporten.sdk.paging.Listing;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The operations of the API under {@code enduser/dialogs} that read. */
final class DialogOperations {

  private static final String DIALOGS = "/api/v1/enduser/dialogs";
  private static final String DIALOG = DIALOGS + "/{dialogId}";

  static final Operation<SearchAnswer> SEARCH =
      Operation.get("dialogs.search", DIALOGS, SearchAnswer::decode).inLanguages();

  static final Operation<Listing<Transmission>> TRANSMISSIONS =
      Operation.get(
              "dialogs.transmissions",
              DIALOG + "/transmissions",
              list(WireTransmission.class, Transmission::from))
          .inLanguages();

  static final Operation<Transmission> TRANSMISSION =
      Operation.get(
              "dialogs.transmission",
              DIALOG + "/transmissions/{transmissionId}",
              one(WireTransmission.class, Transmission::from))
          .inLanguages();

  static final Operation<Listing<Activity>> ACTIVITIES =
      Operation.get(
              "dialogs.activities",
              DIALOG + "/activities",
              list(WireActivity.class, Activity::from))
          .inLanguages();

  static final Operation<Activity> ACTIVITY =
      Operation.get(
              "dialogs.activity",
              DIALOG + "/activities/{activityId}",
              one(WireActivity.class, Activity::from))
          .inLanguages();

  static final Operation<Listing<SeenLogEntry>> SEEN_LOG =
      Operation.get(
          "dialogs.seenLog", DIALOG + "/seenlog", list(WireSeenLogEntry.class, SeenLogEntry::from));

  static final Operation<SeenLogEntry> SEEN_LOG_ENTRY =
      Operation.get(
          "dialogs.seenLogEntry",
          DIALOG + "/seenlog/{seenLogId}",
          one(WireSeenLogEntry.class, SeenLogEntry::from));

  static final Operation<Listing<LabelLogEntry>> LABEL_LOG =
      Operation.get(
          "dialogs.labelLog",
          DIALOG + "/context/labellog",
          list(WireLabelLogEntry.class, LabelLogEntry::from));

  private DialogOperations() {}

  /** Opening; each identity has its own, since a dialog knows who opened it. */
  static Operation<Dialog> open(Pipeline pipeline) {
    Decoder<Dialog> decoder =
        answer -> {
          WireDialog wire = Json.read(answer.stream(Pipeline.mostJson()), WireDialog.class);
          return Dialog.from(wire, answer.raw(), pipeline.identity(), pipeline.time().now());
        };
    return Operation.get("dialogs.open", DIALOG, decoder).inLanguages().that(Semantics.MARKS_SEEN);
  }

  /** Makes a value of a wire record and the bytes that it was read from. */
  @FunctionalInterface
  private interface WithRaw<W, T> {
    T map(W wire, byte @Nullable [] rawJson) throws JsonMismatchException;
  }

  private static <W, T> Decoder<T> one(Class<W> wire, WithRaw<W, T> mapping) {
    return answer -> {
      W read = Json.read(answer.stream(Pipeline.mostJson()), wire);
      return mapping.map(read, answer.raw());
    };
  }

  private static <W, T> Decoder<Listing<T>> list(Class<W> wire, FromWire.Mapping<W, T> mapping) {
    return answer -> listing(answer, wire, mapping);
  }

  private static <W, T> Listing<T> listing(
      Answer answer, Class<W> wire, FromWire.Mapping<W, T> mapping)
      throws IOException, JsonMismatchException {
    var read = Json.readList(answer.stream(Pipeline.mostJson()), wire);
    return Listing.of(FromWire.list(read, "", mapping), answer.raw());
  }
}
