package io.github.dialogporten.sdk.dialogs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.errors.InvalidRequestException;
import io.github.dialogporten.sdk.errors.PagingException;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.paging.PagedResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Walks over pages: never an early end, never an endless one, never pages of another search. */
class SearchPagingTest {

  private static final String ORDER = "contentUpdatedAt_asc,id_asc";
  private static final String SERVERS_ORDER = "contentupdatedat_asc,id_asc";
  private static final String FIRST =
      "contentupdatedat_2026-01-01T00:00:00.0000001Z,id_" + DialogBodies.ID;
  private static final String SECOND =
      "contentupdatedat_2025-12-01T00:00:00.0000002Z,id_" + DialogBodies.ID;

  private final StubServer server = new StubServer();
  private final Dialogs dialogs = new HttpDialogs(server.pipeline());

  @AfterEach
  void stop() {
    server.close();
  }

  private static DialogQueryBuilder filters() {
    return DialogQuery.forServiceResource("urn:altinn:resource:syntetisk").org("syn", "skd");
  }

  private void page(@Nullable String after, @Nullable String token, boolean more, int... items) {
    answer(after, aResponse().withBody(bodyOf(more, token, items)));
  }

  private static String bodyOf(boolean more, @Nullable String token, int... items) {
    String cursor = token == null ? "" : ",'continuationToken':'" + token + "'";
    String[] found = new String[items.length];
    for (int i = 0; i < items.length; i++) {
      found[i] = DialogBodies.found(items[i]);
    }
    return DialogBodies.page(
        "'hasNextPage':" + more + ",'orderBy':'" + SERVERS_ORDER + "'" + cursor, found);
  }

  private void answer(@Nullable String after, ResponseDefinitionBuilder response) {
    StringValuePattern token = after == null ? absent() : equalTo(after);
    server
        .wire()
        .stubFor(any(anyUrl()).withQueryParam("continuationToken", token).willReturn(response));
  }

  private static List<Integer> numbers(Iterable<DialogSummary> found) {
    List<Integer> numbers = new ArrayList<>();
    found.forEach(each -> numbers.add(number(each)));
    return numbers;
  }

  private static int number(DialogSummary found) {
    return (int) (found.id().getLeastSignificantBits() & 0xff);
  }

  private @Nullable String sent(int request, String parameter) {
    var parameters = server.requests().get(request).getQueryParams();
    return parameters.containsKey(parameter) ? parameters.get(parameter).firstValue() : null;
  }

  @Test
  void goesOverEmptyPagesToTheEnd() {
    page(null, FIRST, true, 1, 2);
    page(FIRST, SECOND, true);
    page(SECOND, SECOND, false, 3);

    PagedResult<DialogSummary> found = dialogs.search(filters().pageSize(2).build());

    assertThat(numbers(found)).containsExactly(1, 2, 3);
    assertThat(server.requests()).hasSize(3);
    assertThat(found.stream().map(SearchPagingTest::number)).containsExactly(1, 2, 3);
    assertThat(server.requests()).hasSize(6);
    for (int i = 0; i < 3; i++) {
      assertThat(sent(i, "limit")).isEqualTo("2");
      assertThat(server.requests().get(i).getQueryParams().get("org").values())
          .containsExactly("syn", "skd");
      assertThat(sent(i, "serviceResource")).isEqualTo("urn:altinn:resource:syntetisk");
    }
    for (int i = 0; i < 6; i++) {
      assertThat(sent(i, "orderBy")).isEqualTo(ORDER);
    }
  }

  @Test
  void theCallersOrderIsRepeatedAsItWas() {
    page(null, FIRST, true, 1);
    page(FIRST, SECOND, false, 2);
    numbers(dialogs.search(filters().orderBy(SortKey.CREATED_AT.descending()).build()));
    assertThat(sent(0, "orderBy")).isEqualTo("createdAt_desc,id_desc");
    assertThat(sent(1, "orderBy")).isEqualTo("createdAt_desc,id_desc");
  }

  @Test
  void aTokenOnTheLastPageIsNoNextPage() {
    page(null, FIRST, false, 1);
    Page<DialogSummary> only = dialogs.search(filters().build()).firstPage();
    assertThat(only.hasNext()).isFalse();
    assertThat(only.cursor()).isPresent();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(only::next);
    assertThat(numbers(dialogs.search(filters().build()))).containsExactly(1);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void theSameCursorAgainIsAnErrorAfterWhatWasFound() {
    page(null, FIRST, true, 1);
    page(FIRST, FIRST, true, 2);
    Iterator<DialogSummary> found = dialogs.search(filters().build()).iterator();
    assertThat(number(found.next())).isEqualTo(1);
    assertThat(number(found.next())).isEqualTo(2);
    assertThat(found.hasNext()).isTrue();
    assertThatExceptionOfType(PagingException.class)
        .isThrownBy(found::next)
        .satisfies(thrown -> assertThat(thrown.operation()).isEqualTo("dialogs.search"));
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aNextPageWithoutItsPlaceIsAnError() {
    page(null, null, true, 1);
    Page<DialogSummary> first = dialogs.search(filters().build()).firstPage();
    assertThat(first.hasNext()).isTrue();
    assertThatExceptionOfType(PagingException.class).isThrownBy(first::next);
    page(null, "", true, 1);
    assertThatExceptionOfType(PagingException.class)
        .isThrownBy(dialogs.search(filters().build()).firstPage()::next);
  }

  @Test
  void afterAFailureTheSameIteratorGoesOn() {
    page(null, FIRST, true, 1);
    answer(FIRST, aResponse().withStatus(400));
    Iterator<DialogSummary> found = dialogs.search(filters().build()).iterator();
    assertThat(number(found.next())).isEqualTo(1);
    assertThat(found.hasNext()).isTrue();
    assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(found::next);
    page(FIRST, SECOND, false, 2);
    assertThat(number(found.next())).isEqualTo(2);
    assertThat(found.hasNext()).isFalse();
  }

  @Test
  void aFailureOfTheFirstPageSurfacesFromNext() {
    answer(null, aResponse().withStatus(400));
    Iterator<DialogSummary> found = dialogs.search(filters().build()).iterator();
    assertThat(found.hasNext()).isTrue();
    assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(found::next);
  }

  @Test
  void goesOnLaterFromACursor() {
    page(null, FIRST, true, 1);
    page(FIRST, SECOND, false, 2);
    String kept = dialogs.search(filters().build()).firstPage().cursor().orElseThrow().text();

    DialogQuery later = filters().pageSize(500).build();
    Page<DialogSummary> rest = dialogs.search(later, PageCursor.parse(kept)).firstPage();

    assertThat(numbers(rest.items())).containsExactly(2);
    assertThat(sent(1, "continuationToken")).isEqualTo(FIRST);
    assertThat(sent(1, "orderBy")).isEqualTo(ORDER);
    assertThat(sent(1, "limit")).isEqualTo("500");
  }

  @Test
  void aCursorOfAnotherSearchIsRefusedBeforeAnythingIsSent() {
    page(null, FIRST, true, 1);
    PageCursor cursor = dialogs.search(filters().build()).firstPage().cursor().orElseThrow();
    for (DialogQuery other :
        List.of(
            filters().org("brg").build(),
            filters().orderBy(SortKey.CREATED_AT.descending()).build(),
            filters().excludeApiOnly(true).build())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> dialogs.search(other, cursor))
          .withMessageStartingWith("cursor: ");
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void theBytesHoldWhatIsOnThePage() {
    page(null, FIRST, true, 1, 2);
    page(FIRST, SECOND, true, 2, 3); // the second one has moved to the end of the walk
    page(SECOND, null, false, 3);
    Dialogs raw = new HttpDialogs(server.pipeline().with(CallOptions.none().withRawJson()));

    Page<DialogSummary> first = raw.search(filters().build()).firstPage();
    Page<DialogSummary> second = first.next();
    Page<DialogSummary> third = second.next();

    assertThat(text(first)).isEqualTo(bodyOf(true, FIRST, 1, 2)); // the server's own
    assertThat(numbers(second.items())).containsExactly(3);
    assertThat(text(second))
        .isEqualTo(
            "{\"items\":["
                + DialogBodies.found(3)
                + "],\"hasNextPage\":true,\"orderBy\":\""
                + ORDER
                + "\"}");
    assertThat(third.items()).isEmpty();
    assertThat(text(third))
        .isEqualTo("{\"items\":[],\"hasNextPage\":false,\"orderBy\":\"" + ORDER + "\"}");
    assertThat(dialogs.search(filters().build()).firstPage().next().rawJson()).isEmpty();
  }

  private static String text(Page<DialogSummary> page) {
    return new String(page.rawJson().orElseThrow(), StandardCharsets.UTF_8);
  }

  @Test
  void aBareCursorIsSentAsItIs() {
    page(FIRST, SECOND, false, 2);
    PageCursor bare = PageCursor.ofContinuationToken(FIRST);
    assertThat(numbers(dialogs.search(filters().build(), bare))).containsExactly(2);
    assertThat(sent(0, "orderBy")).isEqualTo(ORDER);
    numbers(dialogs.search(filters().orderBy(SortKey.DUE_AT.ascending()).build(), bare));
    assertThat(sent(1, "orderBy")).isEqualTo("dueAt_asc,id_asc");
    assertThat(sent(1, "continuationToken")).isEqualTo(FIRST);
  }

  @Test
  void aCursorTellsNothingOfAPerson() {
    String person = "urn:altinn:person:identifier-no:12857090037";
    page(null, FIRST, true, 1);
    PageCursor cursor =
        dialogs
            .search(DialogQuery.builder().party(person).search("Syntetisk").build())
            .firstPage()
            .cursor()
            .orElseThrow();
    assertThat(cursor.text()).doesNotContain("12857090037", "Syntetisk");
    assertThat(new String(cursor.place(), StandardCharsets.ISO_8859_1))
        .doesNotContain("12857090037", "Syntetisk");
    assertThat(cursor.toString()).doesNotContain(cursor.text());
  }
}
