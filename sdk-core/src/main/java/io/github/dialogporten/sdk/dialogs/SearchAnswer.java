package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.http.Answer;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.json.RawList;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireDialogPage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search answered.
 *
 * @param items the dialogs
 * @param hasNextPage whether there are more
 * @param token the place after the last of them; given on the last page too
 * @param rawJson the bytes, when they are kept
 * @param rawItems where each dialog begins and ends in them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SearchAnswer(
    List<DialogSummary> items,
    boolean hasNextPage,
    @Nullable String token,
    byte @Nullable [] rawJson,
    int[] rawItems) {

  static SearchAnswer decode(Answer answer) throws IOException, JsonMismatchException {
    WireDialogPage wire = Json.read(answer.stream(Pipeline.mostJson()), WireDialogPage.class);
    return from(wire, answer.raw());
  }

  static SearchAnswer from(WireDialogPage wire, byte @Nullable [] rawJson)
      throws JsonMismatchException {
    return new SearchAnswer(
        FromWire.list(wire.items(), "items", DialogSummary::from),
        FromWire.flag(wire.hasNextPage()),
        emptyIsNone(wire.continuationToken()),
        rawJson,
        rawJson == null ? new int[0] : RawList.places(rawJson, "items"));
  }

  /** The bytes of a dialog, when they are kept. */
  byte @Nullable [] rawItem(int index) {
    return rawJson == null || rawItems.length != 2 * items.size()
        ? null
        : Arrays.copyOfRange(rawJson, rawItems[2 * index], rawItems[2 * index + 1]);
  }

  private static @Nullable String emptyIsNone(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  @Override
  public String toString() {
    return "SearchAnswer[" + items.size() + "]";
  }
}
