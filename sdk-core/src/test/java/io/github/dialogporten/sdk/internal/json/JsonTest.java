package io.github.dialogporten.sdk.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireActivityType;
import io.github.dialogporten.sdk.internal.wire.WireAttachmentUrl;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogPage;
import io.github.dialogporten.sdk.internal.wire.WireDialogRevision;
import io.github.dialogporten.sdk.internal.wire.WireDialogStatus;
import io.github.dialogporten.sdk.internal.wire.WireDialogSummary;
import io.github.dialogporten.sdk.internal.wire.WireGuiAction;
import io.github.dialogporten.sdk.internal.wire.WireLabelChange;
import io.github.dialogporten.sdk.internal.wire.WireLabelChangeOfMany;
import io.github.dialogporten.sdk.internal.wire.WireLocalization;
import io.github.dialogporten.sdk.internal.wire.WireProblemDetails;
import io.github.dialogporten.sdk.internal.wire.WireSystemLabel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read however odd it is, and how things are written. */
class JsonTest {

  private static final String ID = "01990000-0000-7000-8000-000000000001";

  @Test
  void propertiesAndEnumValuesThatAreNotKnownDoNotFailADocument() throws Exception {
    WireDialog dialog =
        read(
            "{\"status\":\"Hibernating\",\"id\":\"" + ID + "\",\"brandNew\":{\"deep\":[1,{}]}}",
            WireDialog.class);

    assertThat(dialog.id()).isEqualTo(UUID.fromString(ID));
    assertThat(dialog.status()).isEqualTo(new WireDialogStatus("Hibernating"));
  }

  @Test
  void anEnumValueThatIsNotKnownIsWrittenBackAsItCame() throws Exception {
    String json = "{\"addLabels\":[\"Archive\",\"Pinned\"]}";

    WireLabelChange change = read(json, WireLabelChange.class);

    assertThat(change.addLabels().get(0)).isEqualTo(new WireSystemLabel("Archive"));
    assertThat(new String(Json.write(change), UTF_8)).isEqualTo(json);
  }

  @Test
  void nullsInListsAreDroppedAndListsAreNeverNull() throws Exception {
    WireDialog dialog =
        read(
            "{\"attachments\":[null,{\"id\":\""
                + ID
                + "\"},null],\"activities\":null,"
                + "\"endUserContext\":{\"systemLabels\":[null,\"Bin\",7]}}",
            WireDialog.class);

    assertThat(dialog.attachments()).hasSize(1);
    assertThat(dialog.attachments().get(0).urls()).isEmpty();
    assertThat(dialog.activities()).isEmpty();
    assertThat(dialog.transmissions()).isEmpty();
    assertThat(dialog.endUserContext().systemLabels()).containsExactly(new WireSystemLabel("Bin"));
    assertThatThrownBy(() -> dialog.attachments().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:dialogporten:unauthorized",
        "https://eksempel.invalid/a|b c/{id}/%zz",
        "not a link",
        ""
      })
  void linksAreTextWhateverTheyHold(String link) throws Exception {
    WireAttachmentUrl url = read("{\"url\":\"" + link + "\"}", WireAttachmentUrl.class);

    assertThat(url.url()).isEqualTo(link);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-09T08:07:06.1234567Z, 2026-03-09T08:07:06.123456700Z",
    "2026-03-09T08:07:06Z, 2026-03-09T08:07:06Z",
    "2026-03-09T09:07:06.1234567+01:00, 2026-03-09T08:07:06.123456700Z",
    "0001-01-01T00:00:00.0000000Z, 0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.9999999Z, 9999-12-31T23:59:59.999999900Z"
  })
  void datesKeepEveryDigit(String sent, Instant read) throws Exception {
    assertThat(read("{\"createdAt\":\"" + sent + "\"}", WireActivity.class).createdAt())
        .isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"yesterday\"",
        "\"2026-02-30T00:00:00Z\"",
        "\"2026-03-09T08:07:06\"",
        "17",
        "1e400",
        "true",
        "null",
        "[\"2026-03-09T08:07:06Z\"]",
        "{\"date\":1}"
      })
  void aDateThatCannotBeReadIsAbsent(String odd) throws Exception {
    WireActivity activity =
        read("{\"createdAt\":" + odd + ",\"type\":\"Information\"}", WireActivity.class);

    assertThat(activity.createdAt()).isNull();
    assertThat(activity.type()).isEqualTo(new WireActivityType("Information"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\"", "\"1-1-1-1-1\"", "\"not-a-uuid\"", "5", "false", "null", "[]", "{}"})
  void anIdThatCannotBeReadIsAbsent(String odd) throws Exception {
    WireActivity activity =
        read("{\"id\":" + odd + ",\"type\":\"Information\"}", WireActivity.class);

    assertThat(activity.id()).isNull();
    assertThat(activity.type()).isEqualTo(new WireActivityType("Information"));
  }

  @Test
  void oddScalarsAreAbsentOrText() throws Exception {
    WireDialog dialog =
        read(
            "{\"progress\":99999999999999999999,\"fromPartyTransmissionsCount\":2.5,"
                + "\"isApiOnly\":\"yes\",\"hasUnopenedContent\":{\"a\":[1]},\"org\":12,"
                + "\"party\":[\"x\"],\"status\":{\"is\":\"odd\"},\"systemLabel\":[],"
                + "\"extendedStatus\":\"kept\"}",
            WireDialog.class);

    assertThat(dialog.progress()).isNull();
    assertThat(dialog.fromPartyTransmissionsCount()).isNull();
    assertThat(dialog.isApiOnly()).isNull();
    assertThat(dialog.hasUnopenedContent()).isNull();
    assertThat(dialog.org()).isEqualTo("12");
    assertThat(dialog.party()).isNull();
    assertThat(dialog.status()).isNull();
    assertThat(dialog.systemLabel()).isNull();
    assertThat(dialog.extendedStatus()).isEqualTo("kept");
  }

  @Test
  void propertiesWhoseNamesBeginWithIsGoBothWays() throws Exception {
    String json = "{\"isAuthorized\":true,\"isDeleteDialogAction\":false}";

    WireGuiAction action = read(json, WireGuiAction.class);

    assertThat(action.isAuthorized()).isTrue();
    assertThat(action.isDeleteDialogAction()).isFalse();
    assertThat(new String(Json.write(action), UTF_8)).isEqualTo(json);
  }

  @Test
  void writingLeavesOutNullsAndEmptyLists() {
    WireDialogRevision dialog = new WireDialogRevision(UUID.fromString(ID), null);
    WireLabelChangeOfMany change =
        new WireLabelChangeOfMany(
            List.of(new WireSystemLabel("Bin")), List.of(dialog), List.of(), List.of());

    assertThat(new String(Json.write(change), UTF_8))
        .isEqualTo("{\"addLabels\":[\"Bin\"],\"dialogs\":[{\"dialogId\":\"" + ID + "\"}]}");
  }

  @Test
  void aProblemKeepsItsTextsByKey() throws Exception {
    WireProblemDetails problem =
        read(
            "{\"status\":400,\"errors\":{\"\":[\"one\",null],\"Party[0]\":null}}",
            WireProblemDetails.class);

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.errors()).containsOnlyKeys("", "Party[0]");
    assertThat(problem.errors().get("")).containsExactly("one");
    assertThat(problem.errors().get("Party[0]")).isEmpty();
  }

  @Test
  void aListIsReadWithoutItsNulls() throws Exception {
    Items<WireActivity, WireActivity> items = Items.of(WireActivity.class);
    Json.readList(stream("[null,{\"type\":\"FormSaved\"},null,{\"type\":\"Brewed\"}]"), items);
    List<WireActivity> read = items.all();

    assertThat(items.dropped()).isEqualTo(2);
    assertThat(read)
        .extracting(activity -> String.valueOf(activity.type()))
        .containsExactly("FormSaved", "Brewed");
    assertThatThrownBy(() -> read.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    Items<WireActivity, WireActivity> none = Items.of(WireActivity.class);
    Json.readList(stream("[]"), none);
    assertThat(none.all()).isEmpty();
    assertThat(none.dropped()).isZero();
  }

  @Test
  void itemsAreMappedAsTheyCome() throws Exception {
    byte[] json =
        ("{\"items\":[" + "{\"org\":\"skd\"},".repeat(50_000) + "{}],\"hasNextPage\":false}")
            .getBytes(UTF_8);
    ByteArrayInputStream in = new ByteArrayInputStream(json);
    List<Integer> read = new ArrayList<>();
    Items<WireDialogSummary, Integer> items =
        new Items<>(
            WireDialogSummary.class,
            (wire, raw) -> {
              read.add(json.length - in.available());
              return read.size();
            });

    WireDialogPage page = Json.read(in, WireDialogPage.class, items);

    assertThat(page.items()).isEmpty();
    assertThat(items.all()).hasSize(50_001).endsWith(50_001);
    // what is read ahead is one buffer
    assertThat(read.get(0)).isLessThan(20_000);
    assertThat(read.get(25_000)).isBetween(json.length / 2 - 20_000, json.length / 2 + 20_000);
  }

  @Test
  void anObjectOfNoKnownShapeIsReadOrNull() throws Exception {
    assertThat(
            Json.readObject(
                "{\"a\":\"b\",\"n\":4001,\"l\":[true,null],\"x\":null}".getBytes(UTF_8)))
        .containsEntry("a", "b")
        .containsEntry("n", 4001)
        .containsEntry("l", Arrays.asList(true, null))
        .containsEntry("x", null);
    for (String other : List.of("", "null", "[]", "[{}]", "\"a\"", "<html/>", "{\"a\":", "{a:1}")) {
      assertThat(Json.readObject(other.getBytes(UTF_8))).as(other).isNull();
    }
  }

  @Test
  void theStreamIsLeftOpen() throws Exception {
    boolean[] closed = {false};
    InputStream in =
        new ByteArrayInputStream("{}".getBytes(UTF_8)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    Json.read(in, WireDialog.class);

    assertThat(closed[0]).isFalse();
  }

  @Test
  void aTextOfTwentyMegabytesIsRead() throws Exception {
    String text = "x".repeat(20 * 1024 * 1024);

    assertThat(read("{\"value\":\"" + text + "\"}", WireLocalization.class).value())
        .hasSize(text.length());
  }

  private static <T> T read(String body, Class<T> type) throws IOException, JsonMismatchException {
    return Json.read(stream(body), type);
  }

  private static InputStream stream(String body) {
    return new ByteArrayInputStream(body.getBytes(UTF_8));
  }
}
