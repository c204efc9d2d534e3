package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.http.Decoder;
import io.github.dialogporten.sdk.internal.http.IdentityKey;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.http.Semantics;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.json.RawList;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.search.SearchAnswer;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogPage;
import io.github.dialogporten.sdk.internal.wire.WireLabelLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import io.github.dialogporten.sdk.paging.Listing;
import org.jspecify.annotations.Nullable;

/** The operations of the API under {@code enduser/dialogs} that read. */
final class DialogOperations {

  private static final String DIALOGS = "/api/v1/enduser/dialogs";
  private static final String DIALOG = DIALOGS + "/{dialogId}";

  static final Operation<SearchAnswer<DialogSummary>> SEARCH =
      Operation.get(
              "dialogs.search",
              DIALOGS,
              Decoder.json(WireDialogPage.class, DialogOperations::found))
          .inLanguages();

  static final Operation<Listing<Transmission>> TRANSMISSIONS =
      Operation.get(
              "dialogs.transmissions",
              DIALOG + "/transmissions",
              list(WireTransmission.class, wire -> new Transmission(wire, null)))
          .inLanguages();

  static final Operation<Transmission> TRANSMISSION =
      Operation.get(
              "dialogs.transmission",
              DIALOG + "/transmissions/{transmissionId}",
              Decoder.json(WireTransmission.class, Transmission::new))
          .inLanguages();

  static final Operation<Listing<Activity>> ACTIVITIES =
      Operation.get(
              "dialogs.activities",
              DIALOG + "/activities",
              list(WireActivity.class, wire -> new Activity(wire, null)))
          .inLanguages();

  static final Operation<Activity> ACTIVITY =
      Operation.get(
              "dialogs.activity",
              DIALOG + "/activities/{activityId}",
              Decoder.json(WireActivity.class, Activity::new))
          .inLanguages();

  static final Operation<Listing<SeenLogEntry>> SEEN_LOG =
      Operation.get(
          "dialogs.seenLog",
          DIALOG + "/seenlog",
          list(WireSeenLogEntry.class, wire -> new SeenLogEntry(wire, null)));

  static final Operation<SeenLogEntry> SEEN_LOG_ENTRY =
      Operation.get(
          "dialogs.seenLogEntry",
          DIALOG + "/seenlog/{seenLogId}",
          Decoder.json(WireSeenLogEntry.class, SeenLogEntry::new));

  static final Operation<Listing<LabelLogEntry>> LABEL_LOG =
      Operation.get(
          "dialogs.labelLog",
          DIALOG + "/context/labellog",
          list(WireLabelLogEntry.class, LabelLogEntry::new));

  private DialogOperations() {}

  /** Opening; each identity has its own, since a dialog belongs to the one that opened it. */
  static Operation<Dialog> open(Pipeline pipeline) {
    IdentityKey identity = pipeline.identity("dialogs.open");
    Decoder<Dialog> decoder =
        Decoder.json(
            WireDialog.class,
            (wire, raw) -> new Dialog(wire, raw, identity, pipeline.time().now()));
    return Operation.of("dialogs.open", "GET", DIALOG, Semantics.MARKS_SEEN, decoder).inLanguages();
  }

  /** What a search found. */
  static SearchAnswer<DialogSummary> found(WireDialogPage wire, byte @Nullable [] rawJson)
      throws JsonMismatchException {
    @Nullable String token = wire.continuationToken();
    return new SearchAnswer<>(
        FromWire.list(wire.items(), "items", DialogSummary::new),
        FromWire.flag(wire.hasNextPage()),
        token == null || token.isEmpty() ? null : token,
        rawJson,
        rawJson == null ? new int[0] : RawList.places(rawJson, "items"));
  }

  private static <W, T> Decoder<Listing<T>> list(Class<W> wire, FromWire.Mapping<W, T> mapping) {
    return answer -> {
      var read = Json.readList(answer.stream(Pipeline.mostJson()), wire);
      return Listing.of(FromWire.list(read, "", mapping), answer.raw());
    };
  }
}
