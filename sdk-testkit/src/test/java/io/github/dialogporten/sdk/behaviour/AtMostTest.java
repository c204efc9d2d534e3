package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogQueryBuilder;
import io.github.dialogporten.sdk.dialogs.DialogSearch;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.testkit.ReceivedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code atMost} ends a search, wherever its pages end, and nothing is sent beyond it. */
class AtMostTest {

  private static final int DIALOGS = 40;
  private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");

  private final Setup setup = new Setup();
  private final ManyParties many = new ManyParties(setup, 7);
  private final DialogportenClient client = many.client();
  private final Random random = new Random(11);
  private final List<UUID> ids = new ArrayList<>();

  @BeforeEach
  void fill() {
    for (int i = 0; i < DIALOGS; i++) {
      ids.add(many.add(many.all().get(i % 7), ManyParties.FIRST.plusSeconds(i), random));
    }
  }

  @AfterEach
  void close() {
    setup.close();
  }

  /** Makes a search need seven parts, which the client learns at once. */
  private void inParts() {
    setup.altinn.services().searchLimits(1, 20, 20, 20);
    client.dialogs().search(query().build()).firstPage();
    setup.altinn.requests().clear();
  }

  private DialogQueryBuilder query() {
    return DialogQuery.builder().party(many.urns());
  }

  /** What the searches asked for, one number for each request. */
  private List<Integer> limits() {
    List<Integer> limits = new ArrayList<>();
    for (ReceivedRequest request : searches()) {
      Matcher limit = LIMIT.matcher(request.query());
      limits.add(limit.find() ? Integer.parseInt(limit.group(1)) : 100);
    }
    return limits;
  }

  private List<ReceivedRequest> searches() {
    return setup.altinn.requests().matching(each -> each.path().endsWith("/enduser/dialogs"));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 4, 3", // below the page size
    "4, 4, 4", // equal
    "10, 4, '4,4,2'", // above
    "8, 4, '4,4'",
    "40, 20, '20,20'", // all that there are
    "50, 20, '20,20'", // more than there are
    "1, 1000, 1",
  })
  void onePart(int atMost, int pageSize, String asked) {
    DialogQuery query = query().atMost(atMost).pageSize(pageSize).build();

    assertThat(Setup.ids(client.dialogs().search(query)))
        .containsExactlyElementsOf(ids.subList(0, Math.min(atMost, DIALOGS)));

    assertThat(limits()).map(String::valueOf).containsExactly(asked.split(","));
  }

  @Test
  void withoutAPageSizeTheDefaultIsAskedForUnlessFewerAreLeft() {
    client.dialogs().search(query().atMost(100).build()).firstPage();
    client.dialogs().search(query().atMost(99).build()).firstPage();

    assertThat(searches().get(0).query()).doesNotContain("limit=");
    assertThat(searches().get(1).query()).contains("limit=99");
  }

  @Test
  void theLastPageIsTheLast() {
    DialogQuery query = query().atMost(6).pageSize(4).build();
    Page<DialogSummary> last = client.dialogs().search(query).firstPage().next();

    assertThat(last.items()).hasSize(2);
    assertThat(last.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(last::next);
    assertThat(searches()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 9, 39, 40, 100})
  void manyParts(int atMost) {
    inParts();
    for (int pageSize : new int[] {1, 4, 5, 1000}) {
      setup.altinn.requests().clear();
      DialogQuery query = query().atMost(atMost).pageSize(pageSize).build();

      assertThat(Setup.ids(client.dialogs().search(query)))
          .containsExactlyElementsOf(ids.subList(0, Math.min(atMost, DIALOGS)));
      assertThat(limits()).allMatch(limit -> limit <= Math.min(atMost, pageSize));
      assertThat(searches()).hasSizeLessThanOrEqualTo(7 + atMost / pageSize);
    }
  }

  /** Walks by as many as a search gives, from cursor to cursor; to the end when that is reached. */
  @ParameterizedTest
  @CsvSource({"false, 3, 100", "false, 7, 2", "true, 3, 100", "true, 7, 2", "true, 1, 5"})
  void theCursorLeadsOn(boolean parts, int atMost, int pageSize) {
    if (parts) {
      inParts();
    }
    DialogQuery query = query().atMost(atMost).pageSize(pageSize).build();
    List<UUID> given = new ArrayList<>();
    DialogSearch search = client.dialogs().search(query);
    while (true) {
      List<Page<DialogSummary>> pages = new ArrayList<>();
      search.pages().forEach(pages::add);
      List<UUID> some =
          pages.stream().flatMap(page -> page.items().stream().map(DialogSummary::id)).toList();
      assertThat(some).hasSizeLessThanOrEqualTo(atMost);
      given.addAll(some);
      if (some.size() < atMost) {
        break;
      }
      PageCursor end = pages.get(pages.size() - 1).cursor().orElseThrow();
      search = client.dialogs().search(query, PageCursor.parse(end.text()));
    }
    assertThat(given).containsExactlyElementsOf(ids);
  }

  @Test
  void aCursorFitsSearchesWithAnotherEnd() {
    PageCursor cursor =
        client.dialogs().search(query().atMost(5).build()).firstPage().cursor().orElseThrow();
    assertThat(Setup.ids(client.dialogs().search(query().build(), cursor)))
        .containsExactlyElementsOf(ids.subList(5, DIALOGS));
    assertThat(Setup.ids(client.dialogs().search(query().atMost(2).build(), cursor)))
        .containsExactlyElementsOf(ids.subList(5, 7));
  }

  @ParameterizedTest
  @CsvSource({"4, 4, 4", "10, 4, '4,4,2'", "8, 4, '4,4'", "3, 4, 3"})
  void aheadNothingIsFetchedThatCannotBeNeeded(int atMost, int pageSize, String asked) {
    DialogQuery query = query().atMost(atMost).pageSize(pageSize).build();

    assertThat(Setup.ids(client.dialogs().search(query).prefetching(Runnable::run)))
        .containsExactlyElementsOf(ids.subList(0, atMost));

    assertThat(limits()).map(String::valueOf).containsExactly(asked.split(","));
  }

  @Test
  void aheadInPartsToo() {
    inParts();
    DialogSearch few =
        client.dialogs().search(query().atMost(4).build()).prefetching(Runnable::run);
    assertThat(Setup.ids(few)).containsExactlyElementsOf(ids.subList(0, 4));
    assertThat(limits()).hasSize(7).containsOnly(4);

    setup.altinn.requests().clear();
    DialogQuery more = query().atMost(12).pageSize(3).build();
    Page<DialogSummary> page = client.dialogs().search(more).prefetching(Runnable::run).firstPage();
    // each part has given three, and could give all the nine that are left
    assertThat(limits()).hasSize(14).containsOnly(3);
    page = page.next().next().next();
    assertThat(page.hasNext()).isFalse();
    assertThat(page.items())
        .extracting(DialogSummary::id)
        .containsExactlyElementsOf(ids.subList(9, 12));
    assertThat(limits()).hasSize(14);
  }

  /** A dialog that is met again and dropped is none of those that were asked for. */
  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void repeatsDoNotCount(boolean parts, boolean ahead) {
    if (parts) {
      inParts();
    }
    int atMost = DIALOGS + 2;
    DialogQuery query = query().pageSize(2).atMost(atMost).build();
    DialogSearch search = client.dialogs().search(query);
    Page<DialogSummary> page = (ahead ? search.prefetching(Runnable::run) : search).firstPage();
    List<UUID> given = new ArrayList<>();
    page.items().forEach(hit -> given.add(hit.id()));

    setup.clock.advance(Duration.ofSeconds(1));
    for (UUID first : List.copyOf(ids.subList(0, 2))) { // they come again behind all others
      setup.altinn.dialogs().update(first, dialog -> dialog.status("InProgress"));
    }
    for (int i = 1; i <= 5; i++) { // and these behind them
      ids.add(many.add(many.all().get(i), setup.clock.now().plusSeconds(i), random));
    }
    while (page.hasNext()) {
      page = page.next();
      page.items().forEach(hit -> given.add(hit.id()));
    }

    assertThat(given).containsExactlyElementsOf(ids.subList(0, atMost));
    // the cursor waits for the first one that was dropped
    List<UUID> more = new ArrayList<>(ids.subList(0, 2));
    more.addAll(ids.subList(DIALOGS, DIALOGS + 5));
    assertThat(Setup.ids(client.dialogs().search(query, page.cursor().orElseThrow())))
        .containsExactlyInAnyOrderElementsOf(more);
  }
}
