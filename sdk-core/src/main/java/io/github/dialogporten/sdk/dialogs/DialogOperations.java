package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.http.Decoder;
import io.github.dialogporten.sdk.internal.http.IdentityKey;
import io.github.dialogporten.sdk.internal.http.Operation;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.http.Semantics;
import io.github.dialogporten.sdk.internal.http.ServerClock;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.json.ListDocument;
import io.github.dialogporten.sdk.internal.json.RawList;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.search.SearchAnswer;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogPage;
import io.github.dialogporten.sdk.internal.wire.WireDialogSummary;
import io.github.dialogporten.sdk.internal.wire.WireLabelLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireSeenLogEntry;
import io.github.dialogporten.sdk.internal.wire.WireTransmission;
import io.github.dialogporten.sdk.paging.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations of the API under {@code enduser/dialogs} that read. */
final class DialogOperations {

  private static final String DIALOGS = "/api/v1/enduser/dialogs";
  private static final String DIALOG = DIALOGS + "/{dialogId}";

  static final ListDocument<
          WireDialogPage, WireDialogSummary, DialogSummary, SearchAnswer<DialogSummary>>
      PAGE =
          new ListDocument<>(
              WireDialogPage.class,
              WireDialogSummary.class,
              (wire, rawJson) -> new DialogSummary(wire),
              DialogOperations::found);

  static final Operation<SearchAnswer<DialogSummary>> SEARCH =
      Operation.get("dialogs.search", DIALOGS, Decoder.list(PAGE)).inLanguages().searching();

  static final Operation<Listing<Transmission>> TRANSMISSIONS =
      Operation.get(
              "dialogs.transmissions",
              DIALOG + "/transmissions",
              Decoder.array(WireTransmission.class, Transmission::new, Listing::of))
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
              Decoder.array(WireActivity.class, Activity::new, Listing::of))
          .inLanguages();

  static final Operation<Activity> ACTIVITY =
      Operation.get(
              "dialogs.activity",
              DIALOG + "/activities/{activityId}",
              Decoder.json(WireActivity.class, DialogOperations::activity))
          .inLanguages();

  static final Operation<Listing<SeenLogEntry>> SEEN_LOG =
      Operation.get(
          "dialogs.seenLog",
          DIALOG + "/seenlog",
          Decoder.array(WireSeenLogEntry.class, SeenLogEntry::new, Listing::of));

  static final Operation<SeenLogEntry> SEEN_LOG_ENTRY =
      Operation.get(
          "dialogs.seenLogEntry",
          DIALOG + "/seenlog/{seenLogId}",
          Decoder.json(WireSeenLogEntry.class, SeenLogEntry::new));

  static final Operation<Listing<LabelLogEntry>> LABEL_LOG =
      Operation.get(
          "dialogs.labelLog",
          DIALOG + "/context/labellog",
          Decoder.array(
              WireLabelLogEntry.class, (wire, raw) -> new LabelLogEntry(wire), Listing::of));

  /** Saved before the dialog is written, which fails where there is no content (decision 056). */
  static final String SEEN_ALL_THE_SAME = "the dialog may have been marked as seen all the same";

  static final String WITHOUT_CONTENT =
      "the dialog may have been marked as seen, and trying again does not help: Dialogporten always"
          + " fails for a dialog without content (DialogSummary.hasContent() tells)";

  private DialogOperations() {}

  /** Opening; each identity has its own, since a dialog belongs to the one that opened it. */
  static Operation<Dialog> open(Pipeline pipeline) {
    IdentityKey identity = pipeline.identity("dialogs.open");
    Decoder<Dialog> decoder =
        Decoder.json(
            WireDialog.class,
            (wire, raw) -> new Dialog(wire, raw, identity, ServerClock.of(pipeline.time())));
    return Operation.of("dialogs.open", "GET", DIALOG, Semantics.MARKS_SEEN, decoder)
        .hinting(500, SEEN_ALL_THE_SAME)
        .failingForGood(WITHOUT_CONTENT)
        .inLanguages();
  }

  /** Asked for by its id; an answer without one is something else. */
  private static Activity activity(WireActivity wire, byte @Nullable [] rawJson)
      throws JsonMismatchException {
    FromWire.required(wire.id(), "id");
    return new Activity(wire, rawJson);
  }

  /** What a search found. */
  private static SearchAnswer<DialogSummary> found(
      WireDialogPage wire, List<DialogSummary> items, byte @Nullable [] rawJson) {
    @Nullable String token = wire.continuationToken();
    return new SearchAnswer<>(
        items,
        wire.hasNextPage(),
        token == null || token.isEmpty() ? null : token,
        rawJson,
        rawJson == null ? new int[0] : RawList.places(rawJson, "items"));
  }
}
