package io.github.dialogporten.sdk.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.internal.wire.WireActivity;
import io.github.dialogporten.sdk.internal.wire.WireDialog;
import io.github.dialogporten.sdk.internal.wire.WireDialogPage;
import io.github.dialogporten.sdk.internal.wire.WireLocalization;
import io.github.dialogporten.sdk.internal.wire.WireProblemDetails;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails a document, and what the failure tells. */
class JsonFailureTest {

  private static final String ID = "01990000-0000-7000-8000-000000000001";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "[{}]",
        "\"text\"",
        "12",
        "true",
        "<html><body>502</body></html>",
        "error",
        "{\"attachments\":{}}",
        "{\"attachments\":\"\"}",
        "{\"content\":[]}",
        "{\"content\":\"x\"}",
        "{\"id\":hemmelig}",
        "{\"id\" \"" + ID + "\"}"
      })
  void whatIsNoObjectOfThatShapeFails(String body) {
    assertThatThrownBy(() -> read(body, WireDialog.class))
        .isInstanceOf(JsonMismatchException.class)
        .hasNoCause()
        .hasNoSuppressedExceptions();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "\"\"", "7", "[[]]", "[1]"})
  void whatIsNoListFails(String body) {
    assertThatThrownBy(() -> list(stream(body)))
        .isInstanceOf(JsonMismatchException.class)
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{\"id\":",
        "{\"id\":\"" + ID + "\"",
        "{\"id\":tr",
        "{\"id\":\"" + ID + "\"}}",
        "{\"id\":\"" + ID + "\"}<html/>",
        "{\"id\":\"" + ID + "\"} {}",
        "{\"attachments\":[{\"urls\":[{\"url\":\"https://eks"
      })
  void whatIsNotOneWholeObjectDidNotComeWhole(String body) {
    assertThatThrownBy(() -> read(body, WireDialog.class))
        .isInstanceOf(IncompleteJsonException.class)
        .hasNoCause();
    // bytes in memory never come any better
    assertThatThrownBy(() -> Json.read(body.getBytes(UTF_8), WireDialog.class))
        .isInstanceOf(JsonMismatchException.class)
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "[{\"id\":\"", "[{},", "[{}", "[]]", "[],"})
  void whatIsNotOneWholeListDidNotComeWhole(String body) {
    assertThatThrownBy(() -> list(stream(body)))
        .isInstanceOf(IncompleteJsonException.class)
        .hasNoCause();
  }

  @Test
  void noCutOfADocumentIsTakenForADocument() throws Exception {
    byte[] whole =
        "{\"items\":[{\"org\":\"æ\",\"progress\":12,\"isApiOnly\":true}],\"hasNextPage\":false}"
            .getBytes(UTF_8);
    assertThat(Json.read(new ByteArrayInputStream(whole), WireDialogPage.class).items()).hasSize(1);
    for (int length = 0; length < whole.length; length++) {
      InputStream cut = new ByteArrayInputStream(whole, 0, length);
      assertThatThrownBy(() -> Json.read(cut, WireDialogPage.class))
          .as("the first %s bytes", length)
          .isInstanceOf(IncompleteJsonException.class);
    }
  }

  @Test
  void aMismatchTellsWhereAndHoldsNoValue() {
    String body =
        "{\n  \"items\": [\n    {},\n    {\"party\": \"hemmelig\", \"content\": [\"hemmelig\"]}]}";

    JsonMismatchException mismatch =
        catchThrowableOfType(JsonMismatchException.class, () -> read(body, WireDialogPage.class));

    assertThat(mismatch.path()).isEqualTo("$.items[1].content");
    assertThat(mismatch.line()).isEqualTo(4);
    assertThat(mismatch.column()).isPositive();
    assertThat(mismatch).hasMessageContaining("$.items[1].content").hasMessageContaining("line 4");
    assertThat(mismatch.toString()).doesNotContain("hemmelig");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\":\"first\",\"value\":\"second\"}",
        "{\"languageCode\":\"nb\",\"value\":\"first\",\"value\":\"second\"}"
      })
  void ofAMemberThatComesTwiceTheLastCounts(String body) throws Exception {
    assertThat(read(body, WireLocalization.class).value()).isEqualTo("second");
  }

  @Test
  void aTypeThatCannotBeReadIsNoFaultOfTheBody() {
    assertThatThrownBy(() -> read("{}", Runnable.class)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aMismatchHoldsNeitherBrokenTextNorKeysOfTheServer() {
    JsonMismatchException broken =
        catchThrowableOfType(
            JsonMismatchException.class, () -> read("{\"id\": hemmelig}", WireDialog.class));
    JsonMismatchException keyed =
        catchThrowableOfType(
            JsonMismatchException.class,
            () -> read("{\"errors\":{\"hemmelig\":{}}}", WireProblemDetails.class));

    assertThat(broken.toString()).doesNotContain("hemmelig");
    assertThat(keyed.path()).isEqualTo("$.errors.*");
    assertThat(keyed.toString()).doesNotContain("hemmelig");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{\"items\":[{\"content\":{\"title\":{\"value\":[{\"value\":\"half"})
  void aFailureOfTheStreamComesOutAsItIs(String sent) {
    IOException reset = new SocketTimeoutException("reset in a test");

    assertThatThrownBy(() -> Json.read(thenThrowing(sent, reset), WireDialogPage.class))
        .isSameAs(reset);
    assertThatThrownBy(() -> list(thenThrowing("[" + sent, reset))).isSameAs(reset);
  }

  @Test
  void anUncheckedFailureOfTheStreamComesOutAsItIs() {
    RuntimeException late = new IllegalStateException("too late, in a test");

    assertThatThrownBy(() -> list(thenThrowing("[{\"id\":", late))).isSameAs(late);
  }

  private static <T> T read(String body, Class<T> type) throws IOException, JsonMismatchException {
    return Json.read(stream(body), type);
  }

  private static List<WireActivity> list(InputStream body)
      throws IOException, JsonMismatchException {
    Items<WireActivity, WireActivity> items = Items.of(WireActivity.class);
    Json.readList(body, items);
    return items.all();
  }

  private static InputStream stream(String body) {
    return new ByteArrayInputStream(body.getBytes(UTF_8));
  }

  @SuppressWarnings("InputStreamSlowMultibyteRead") // a few bytes
  private static InputStream thenThrowing(String sent, Exception failure) {
    InputStream first = stream(sent);
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int next = first.read();
        if (next >= 0) {
          return next;
        }
        if (failure instanceof IOException io) {
          throw io;
        }
        throw (RuntimeException) failure;
      }
    };
  }
}
