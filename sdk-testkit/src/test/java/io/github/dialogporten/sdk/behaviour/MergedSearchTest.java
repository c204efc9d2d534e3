package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogQueryBuilder;
import io.github.dialogporten.sdk.dialogs.DialogSearch;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.SortKey;
import io.github.dialogporten.sdk.dialogs.SortOrder;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.testkit.dialogs.DialogSpec;
import io.github.dialogporten.sdk.testkit.dialogs.StoredDialog;
import io.github.dialogporten.sdk.testkit.world.TestParty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches in parts, over made-up worlds: as if one request had carried all of it. */
@Tag("exhaustive")
class MergedSearchTest {

  private static final int MOST = 9;
  private static final List<String> SERVICES =
      IntStream.range(0, 5).mapToObj(i -> "urn:altinn:resource:syntetisk-" + i).toList();
  private static final List<List<SortOrder>> ORDERS =
      List.of(
          List.of(SortKey.CONTENT_UPDATED_AT.ascending()),
          List.of(SortKey.CONTENT_UPDATED_AT.descending()),
          List.of(SortKey.UPDATED_AT.ascending()),
          List.of(SortKey.CREATED_AT.ascending()),
          List.of(SortKey.CREATED_AT.descending(), SortKey.ID.ascending()),
          List.of(SortKey.DUE_AT.ascending()),
          List.of(SortKey.DUE_AT.descending(), SortKey.CREATED_AT.ascending()),
          List.of(SortKey.CREATED_AT.ascending(), SortKey.DUE_AT.descending()));

  private static Setup setup;
  private static ManyParties many;
  private static DialogportenClient client;

  /** The dialogs of a test, and when they are due. */
  private final Map<UUID, Optional<Instant>> added = new HashMap<>();

  @BeforeAll
  static void start() {
    setup = new Setup();
    many = new ManyParties(setup, MOST);
    client = many.client();
  }

  @AfterAll
  static void stop() {
    setup.close();
  }

  @AfterEach
  void clear() {
    added.keySet().forEach(setup.altinn.dialogs()::purge);
    setup.altinn.services().searchLimits(100, 20, 20, 20);
    setup.altinn.requests().clear();
  }

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aWalkIsTheOneThatASingleRequestWouldGive(int seed) {
    Random random = new Random(seed);
    fill(random, random.nextInt(70));
    limits(random);
    List<SortOrder> order = ORDERS.get(random.nextInt(ORDERS.size()));
    Set<String> parties = new HashSet<>(List.of(many.urns()));
    Set<String> services = new HashSet<>(SERVICES.subList(0, 1 + random.nextInt(5)));
    DialogQueryBuilder builder = query(parties, services, order).pageSize(1 + random.nextInt(9));

    List<UUID> walked = Setup.ids(client.dialogs().search(builder.build()));

    assertThat(walked).containsExactlyElementsOf(expected(parties, services, order));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aCursorGoesOnExactlyThereWhoeverUsesIt(int seed) {
    Random random = new Random(seed);
    fill(random, 20 + random.nextInt(50));
    limits(random);
    List<SortOrder> order = ORDERS.get(random.nextInt(ORDERS.size()));
    Set<String> before = some(random, 6);
    Set<String> after = new HashSet<>(before);
    some(random, 2).forEach(party -> toggle(after, party));
    Set<String> services = new HashSet<>(SERVICES.subList(0, 3));

    List<UUID> given = new ArrayList<>();
    DialogQuery first = query(before, services, order).pageSize(1 + random.nextInt(7)).build();
    PageCursor cursor = walk(client.dialogs().search(first), random.nextInt(8), given);
    limits(random); // the server's have changed meanwhile

    DialogQuery second = query(after, services, order).pageSize(1 + random.nextInt(7)).build();
    DialogSearch search = many.client().dialogs().search(second, PageCursor.parse(cursor.text()));
    // and once more from a place in what follows
    PageCursor later = walk(search, random.nextInt(4), given);
    limits(random);
    given.addAll(Setup.ids(client.dialogs().search(second, later)));

    Set<String> added = minus(after, before);
    Set<String> gone = minus(before, after);
    assertThat(search.changes().newParties()).containsExactlyInAnyOrderElementsOf(added);
    assertThat(search.changes().goneParties()).isEqualTo(gone.size());
    // each once, those of parties that are gone perhaps not
    List<UUID> all = expected(plus(before, after), services, order);
    List<UUID> mustBe = expected(after, services, order);
    assertThat(given).doesNotHaveDuplicates().isSubsetOf(all).containsAll(mustBe);
    if (added.isEmpty() && gone.isEmpty()) {
      assertThat(given).containsExactlyElementsOf(all);
    }
  }

  @Test
  void newPartiesComeFirstInOrderAmongThemselves() {
    Random random = new Random(1);
    fill(random, 60);
    setup.altinn.services().searchLimits(2, 20, 20, 20);
    List<SortOrder> order = List.of(SortKey.CREATED_AT.ascending());
    Set<String> before = new HashSet<>(List.of(many.urns()).subList(0, 5));
    Set<String> after = new HashSet<>(List.of(many.urns()).subList(0, 7));
    Set<String> services = new HashSet<>(SERVICES);
    PageCursor end =
        walk(
            client.dialogs().search(query(before, services, order).build()), 99, new ArrayList<>());

    List<UUID> rest =
        Setup.ids(client.dialogs().search(query(after, services, order).build(), end));

    assertThat(rest)
        .isNotEmpty()
        .containsExactlyElementsOf(expected(minus(after, before), services, order));
  }

  /** A page can be gone on from as often as one likes, and gives the same. */
  @Test
  void aPageIsNotUsedUp() {
    Random random = new Random(2);
    fill(random, 50);
    setup.altinn.services().searchLimits(2, 20, 20, 20);
    List<SortOrder> order = List.of(SortKey.CONTENT_UPDATED_AT.ascending());
    DialogQuery query =
        query(Set.of(many.urns()), new HashSet<>(SERVICES), order).pageSize(7).build();
    Page<DialogSummary> first = client.dialogs().search(query).firstPage();

    List<UUID> once = rest(first);
    List<UUID> again = rest(first);

    assertThat(once).hasSize(43).isEqualTo(again);
  }

  private static List<UUID> rest(Page<DialogSummary> page) {
    List<UUID> given = new ArrayList<>();
    for (Page<DialogSummary> at = page; at.hasNext(); ) {
      at = at.next();
      given.addAll(Setup.ids(at.items()));
    }
    return given;
  }

  private static PageCursor walk(DialogSearch search, int pages, List<UUID> given) {
    Iterator<Page<DialogSummary>> walk = search.pages().iterator();
    Page<DialogSummary> page = walk.next();
    given.addAll(Setup.ids(page.items()));
    for (int i = 0; i < pages && walk.hasNext(); i++) {
      page = walk.next();
      given.addAll(Setup.ids(page.items()));
    }
    return page.cursor().orElseThrow();
  }

  private void fill(Random random, int count) {
    for (int i = 0; i < count; i++) {
      TestParty party = many.all().get(random.nextInt(MOST));
      @Nullable Instant dueAt = random.nextInt(3) == 0 ? null : time(random);
      DialogSpec dialog =
          DialogSpec.of(party.urn(), SERVICES.get(random.nextInt(SERVICES.size())))
              .id(new UUID(random.nextLong(), random.nextLong()))
              .createdAt(time(random))
              .updatedAt(time(random))
              .contentUpdatedAt(time(random))
              .dueAt(dueAt);
      added.put(setup.altinn.dialogs().add(dialog), Optional.ofNullable(dueAt));
    }
  }

  /** Few, so that many are equal, and with all the digits that the server keeps. */
  private static Instant time(Random random) {
    return ManyParties.FIRST.plusNanos(100L * random.nextInt(12));
  }

  private static void limits(Random random) {
    setup.altinn.services().searchLimits(1 + random.nextInt(5), 1 + random.nextInt(4), 20, 20);
  }

  private static Set<String> some(Random random, int count) {
    Set<String> some = new HashSet<>();
    while (some.size() < count) {
      some.add(many.all().get(random.nextInt(MOST)).urn());
    }
    return some;
  }

  private static void toggle(Set<String> set, String value) {
    if (!set.remove(value)) {
      set.add(value);
    }
  }

  private static Set<String> minus(Set<String> a, Set<String> b) {
    Set<String> rest = new HashSet<>(a);
    rest.removeAll(b);
    return rest;
  }

  private static Set<String> plus(Set<String> a, Set<String> b) {
    Set<String> both = new HashSet<>(a);
    both.addAll(b);
    return both;
  }

  private static DialogQueryBuilder query(
      Set<String> parties, Set<String> services, List<SortOrder> order) {
    return DialogQuery.builder()
        .party(parties.toArray(String[]::new))
        .serviceResource(services.toArray(String[]::new))
        .orderBy(order);
  }

  private List<UUID> expected(Set<String> parties, Set<String> services, List<SortOrder> order) {
    return setup.altinn.dialogs().all().stream()
        .filter(dialog -> added.containsKey(dialog.id()))
        .filter(dialog -> parties.contains(dialog.party()))
        .filter(dialog -> services.contains(dialog.serviceResource()))
        .sorted(comparator(order))
        .map(StoredDialog::id)
        .toList();
  }

  private Comparator<StoredDialog> comparator(List<SortOrder> order) {
    Comparator<StoredDialog> all = (a, b) -> 0;
    for (SortOrder each : order) {
      all = all.thenComparing(directed(each));
    }
    SortOrder last = order.get(order.size() - 1);
    return last.key() == SortKey.ID
        ? all
        : all.thenComparing(
            directed(last.isAscending() ? SortKey.ID.ascending() : SortKey.ID.descending()));
  }

  private Comparator<StoredDialog> directed(SortOrder order) {
    Comparator<StoredDialog> up =
        order.key() == SortKey.ID
            ? Comparator.comparing(dialog -> dialog.id().toString())
            : Comparator.comparing(
                dialog -> time(dialog, order.key()),
                Comparator.nullsLast(Comparator.naturalOrder()));
    return order.isAscending() ? up : up.reversed();
  }

  private @Nullable Instant time(StoredDialog dialog, SortKey key) {
    return switch (key) {
      case CONTENT_UPDATED_AT -> dialog.contentUpdatedAt();
      case UPDATED_AT -> dialog.updatedAt();
      case CREATED_AT -> dialog.createdAt();
      case DUE_AT -> added.get(dialog.id()).orElse(null);
      case ID -> throw new IllegalArgumentException("an id is no time");
    };
  }
}
