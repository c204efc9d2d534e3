package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.SortKey;
import io.github.dialogporten.sdk.dialogs.SortOrder;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each order keeps of its word while dialogs change under the walk. */
class ChangingWorldTest {

  private static final int DIALOGS = 60;

  private final Setup setup = new Setup();
  private final ManyParties many = new ManyParties(setup, 5);
  private final DialogportenClient client = many.client();
  private final List<UUID> ids = new ArrayList<>();
  private Random random = new Random(0);

  @BeforeEach
  void fill() {
    for (int i = 0; i < DIALOGS; i++) {
      ids.add(many.add(many.all().get(i % 5), ManyParties.FIRST.plusSeconds(i), random));
    }
  }

  @AfterEach
  void close() {
    setup.close();
  }

  private DialogQuery query(SortOrder order) {
    return DialogQuery.builder().party(many.urns()).orderBy(order).pageSize(5).build();
  }

  /** Everything that a service owner can do to a list. */
  private void change() {
    setup.clock.advance(Duration.ofSeconds(1));
    UUID id = ids.get(random.nextInt(ids.size()));
    switch (random.nextInt(3)) {
      case 0 -> setup.altinn.dialogs().update(id, dialog -> dialog.status("InProgress"));
      case 1 -> setup.altinn.dialogs().updateKeepingContent(id, dialog -> dialog.progress(7));
      default -> ids.add(many.add(many.all().get(0), setup.clock.now(), random));
    }
  }

  /** A walk with a change after each page, but for the last ones; then on from its last cursor. */
  private List<DialogSummary> walk(SortOrder order, List<DialogSummary> later) {
    Iterator<Page<DialogSummary>> walk = client.dialogs().search(query(order)).pages().iterator();
    List<DialogSummary> given = new ArrayList<>();
    Page<DialogSummary> page = walk.next();
    given.addAll(page.items());
    for (int changes = 0; walk.hasNext(); changes++) {
      if (changes < 25) {
        change();
      }
      page = walk.next();
      given.addAll(page.items());
    }
    PageCursor cursor = PageCursor.parse(page.cursor().orElseThrow().text());
    many.client().dialogs().search(query(order), cursor).forEach(later::add);
    return given;
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 2", "3, 100", "4, 100", "5, 1", "6, 3"})
  void createdAtLosesNothingAndGivesNothingTwice(int seed, int partiesOfARequest) {
    random = new Random(seed);
    setup.altinn.services().searchLimits(partiesOfARequest, 20, 20, 20);
    List<DialogSummary> later = new ArrayList<>();

    Set<UUID> atTheStart = new HashSet<>(ids);

    List<DialogSummary> given = walk(SortKey.CREATED_AT.ascending(), later);

    assertThat(given).extracting(DialogSummary::id).containsAll(atTheStart);
    assertThat(given).isSortedAccordingTo(Comparator.comparing(DialogSummary::createdAt));
    // what was created after its part had come to the end is what the cursor leads to
    given.addAll(later);
    assertThat(given).extracting(DialogSummary::id).containsExactlyInAnyOrderElementsOf(ids);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void createdAtDescendingGivesNothingTwiceEither(int seed) {
    random = new Random(seed);
    setup.altinn.services().searchLimits(2, 20, 20, 20);
    Set<UUID> atTheStart = new HashSet<>(ids);

    List<DialogSummary> given = walk(SortKey.CREATED_AT.descending(), new ArrayList<>());

    assertThat(given).extracting(DialogSummary::id).doesNotHaveDuplicates().containsAll(atTheStart);
  }

  @ParameterizedTest
  @CsvSource({
    "CONTENT_UPDATED_AT, 1, 2",
    "CONTENT_UPDATED_AT, 2, 100",
    "CONTENT_UPDATED_AT, 3, 1",
    "CONTENT_UPDATED_AT, 4, 3",
    "CONTENT_UPDATED_AT, 5, 2",
    "UPDATED_AT, 6, 2",
    "UPDATED_AT, 7, 100",
    "UPDATED_AT, 8, 1"
  })
  void theTimeOfChangeAscendingLosesNoChange(SortKey key, int seed, int partiesOfARequest) {
    random = new Random(seed);
    setup.altinn.services().searchLimits(partiesOfARequest, 20, 20, 20);
    List<DialogSummary> later = new ArrayList<>();

    List<DialogSummary> given = walk(key.ascending(), later);

    assertThat(given).extracting(DialogSummary::id).doesNotHaveDuplicates();
    assertThat(given.size() + later.size()).isGreaterThan(DIALOGS);
    Map<UUID, Instant> last = new HashMap<>();
    given.forEach(hit -> last.put(hit.id(), time(hit, key)));
    later.forEach(hit -> last.put(hit.id(), time(hit, key)));
    for (StoredDialog dialog : many.stored()) {
      Instant now = key == SortKey.UPDATED_AT ? dialog.updatedAt() : dialog.contentUpdatedAt();
      assertThat(last).as("as it is in the end").containsEntry(dialog.id(), now);
    }
  }

  private static Instant time(DialogSummary hit, SortKey key) {
    return key == SortKey.UPDATED_AT ? hit.updatedAt() : hit.contentUpdatedAt();
  }

  @Test
  void aRepeatIsDroppedAndTheCursorWaitsBeforeIt() {
    setup.altinn.services().searchLimits(2, 20, 20, 20);
    DialogQuery query = query(SortKey.CONTENT_UPDATED_AT.ascending());
    Iterator<Page<DialogSummary>> walk = client.dialogs().search(query).pages().iterator();
    List<UUID> given = Setup.ids(walk.next().items());
    setup.clock.advance(Duration.ofSeconds(1));
    setup.altinn.dialogs().update(ids.get(0), dialog -> dialog.status("Completed"));
    setup.clock.advance(Duration.ofSeconds(1));
    UUID after = many.add(many.all().get(3), setup.clock.now(), random);
    Page<DialogSummary> last = null;
    while (walk.hasNext()) {
      last = walk.next();
      given.addAll(Setup.ids(last.items()));
    }

    List<UUID> expected = new ArrayList<>(ids);
    expected.add(after);
    assertThat(given).containsExactlyElementsOf(expected);
    PageCursor cursor = last.cursor().orElseThrow();
    assertThat(client.dialogs().search(query, cursor))
        .extracting(DialogSummary::id)
        .containsExactly(ids.get(0), after);
  }

  @Test
  void aTimeThatMovesIsGivenOnceAsWell() {
    ids.forEach(
        id ->
            setup
                .altinn
                .dialogs()
                .update(
                    id, dialog -> dialog.dueAt(ManyParties.FIRST.plusSeconds(ids.indexOf(id)))));
    DialogQuery query = query(SortKey.DUE_AT.ascending());
    Iterator<Page<DialogSummary>> walk = client.dialogs().search(query).pages().iterator();
    List<UUID> given = Setup.ids(walk.next().items());
    setup.altinn.dialogs().update(ids.get(0), dialog -> dialog.dueAt(null)); // last of all now
    walk.forEachRemaining(page -> given.addAll(Setup.ids(page.items())));

    assertThat(given).containsExactlyElementsOf(ids);
  }

  /** Walks to the end, and gives the cursor that leads to what is new after it. */
  private PageCursor end(DialogQuery query) {
    Page<DialogSummary> page = client.dialogs().search(query).firstPage();
    while (page.hasNext()) {
      page = page.next();
    }
    return page.cursor().orElseThrow();
  }

  private List<UUID> after(PageCursor cursor, DialogQuery query) {
    return Setup.ids(client.dialogs().search(query, cursor));
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATED_AT", "CONTENT_UPDATED_AT", "UPDATED_AT"})
  void whatArrivesWithOlderTimesIsFoundFromTheBeginningOnly(SortKey key) {
    DialogQuery query = query(key.ascending());
    PageCursor end = end(query);

    UUID migrated = many.add(many.all().get(1), ManyParties.FIRST.plusSeconds(7), random);

    assertThat(after(end, query)).isEmpty();
    assertThat(Setup.ids(client.dialogs().search(query))).contains(migrated).hasSize(DIALOGS + 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATED_AT", "CONTENT_UPDATED_AT", "UPDATED_AT"})
  void norIsWhatIsRestored(SortKey key) {
    setup.altinn.dialogs().delete(ids.get(9));
    setup.clock.advance(Duration.ofMinutes(1));
    setup.altinn.dialogs().update(ids.get(DIALOGS - 1), dialog -> dialog.progress(1));
    DialogQuery query = query(key.ascending());
    PageCursor end = end(query);
    setup.clock.advance(Duration.ofMinutes(1));

    setup.altinn.dialogs().restore(ids.get(9));

    assertThat(after(end, query)).isEmpty();
    assertThat(Setup.ids(client.dialogs().search(query))).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void anEarlierTimeOfCreationIsMetByTheTimeOfItsContent() {
    DialogQuery byCreation = query(SortKey.CREATED_AT.ascending());
    DialogQuery byContent = query(SortKey.CONTENT_UPDATED_AT.ascending());
    PageCursor first = end(byCreation);
    PageCursor second = end(byContent);
    Instant now = setup.clock.now();

    UUID late = many.add(many.all().get(2), ManyParties.FIRST.minusSeconds(1), now, random);

    assertThat(after(first, byCreation)).isEmpty();
    assertThat(after(second, byContent)).containsExactly(late);
  }

  @ParameterizedTest
  @EnumSource(names = {"CREATED_AT", "CONTENT_UPDATED_AT", "UPDATED_AT"})
  void whatBecomesVisibleLaterHasTheTimesOfThenAndIsFound(SortKey key) {
    Instant tomorrow = setup.clock.now().plus(Duration.ofDays(1));
    UUID waiting =
        setup
            .altinn
            .dialogs()
            .add(
                DialogSpec.of(many.all().get(3).urn(), "skattetest-melding", "Syntetisk melding")
                    .visibleFrom(tomorrow));
    UUID today = many.add(many.all().get(3), setup.clock.now(), random);
    DialogQuery query = query(key.ascending());
    PageCursor end = end(query);
    assertThat(Setup.ids(client.dialogs().search(query))).contains(today).doesNotContain(waiting);

    setup.clock.advance(Duration.ofDays(1));

    assertThat(after(end, query)).containsExactly(waiting);
  }

  @Test
  void theTimeOfChangeDescendingMayMissOneThatChanges() {
    DialogQuery query = query(SortKey.CONTENT_UPDATED_AT.descending());
    Iterator<Page<DialogSummary>> walk = client.dialogs().search(query).pages().iterator();
    List<UUID> given = new ArrayList<>(Setup.ids(walk.next().items()));
    setup.clock.advance(Duration.ofSeconds(1));
    setup.altinn.dialogs().update(ids.get(7), dialog -> dialog.status("Completed"));
    walk.forEachRemaining(page -> given.addAll(Setup.ids(page.items())));

    assertThat(given).doesNotHaveDuplicates().hasSize(DIALOGS - 1).doesNotContain(ids.get(7));
  }
}
