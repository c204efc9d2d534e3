package io.github.dialogporten.sdk.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dialogporten.sdk.paging.PageCursor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a cursor keeps of parties, and how it knows them again. */
class CursorTextTest {

  private static final SortPosition AT = new SortPosition(List.of(17L), new UUID(-1, 1));

  private static SearchSpec<SortPosition> query(List<String> parties) {
    return query(parties, "");
  }

  private static SearchSpec<SortPosition> query(List<String> parties, String filters) {
    return TestServer.spec(parties, filters, 100);
  }

  private static List<String> people(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "urn:altinn:person:legacy-selfidentified:syntetisk" + i)
        .toList();
  }

  /** A cursor with each part of a query at the same made-up place. */
  private static PageCursor cursor(SearchSpec<SortPosition> query) {
    List<PartPlace<SortPosition>> places = new ArrayList<>();
    for (PartPlace<SortPosition> part :
        QueryParts.fromTheBeginning(query).within(TestServer.LIMITS)) {
      places.add(PartPlace.at(part.part(), "token", AT));
    }
    return PageCursor.parse(CursorText.write(query, places).text());
  }

  private static void assertNothingHasChanged(PageCursor cursor, SearchSpec<SortPosition> query) {
    assertThat(QueryParts.after(cursor, query).newParties()).isEmpty();
    assertThat(QueryParts.after(cursor, query).goneParties()).isZero();
  }

  private static List<PartPlace<SortPosition>> places(
      PageCursor cursor, SearchSpec<SortPosition> query) {
    return QueryParts.after(cursor, query).within(TestServer.LIMITS);
  }

  @Test
  void peopleAreKnownAgainByTwoBytesEach() {
    SearchSpec<SortPosition> query = query(people(0, 3000));
    PageCursor cursor = cursor(query);

    List<PartPlace<SortPosition>> places = places(cursor, query);

    assertThat(cursor.text().length()).isLessThan(20_000);
    assertNothingHasChanged(cursor, query);
    assertThat(places).hasSizeLessThanOrEqualTo(32);
    Set<String> all = new HashSet<>();
    for (PartPlace<SortPosition> place : places) {
      assertThat(place.start()).isEqualTo("token");
      assertThat(place.part().parties()).hasSizeLessThanOrEqualTo(100);
      all.addAll(place.part().parties());
    }
    assertThat(all).hasSize(3000);
  }

  /** What {@code SearchChanges} says of persons who look alike; more bytes would tell who it is. */
  @Test
  void aNewPersonCanStandInForOneWhoIsGone() {
    List<String> two = alike();
    PageCursor cursor = cursor(query(List.of(two.get(0))));

    SearchSpec<SortPosition> other = query(List.of(two.get(1)));

    assertNothingHasChanged(cursor, other);
    assertThat(places(cursor, other)).singleElement().extracting(PartPlace::start).isNotNull();
  }

  @Test
  void whoCannotBeToldApartBeginsAnew() {
    List<String> two = alike();
    String known = two.get(0);
    String alike = two.get(1);
    PageCursor cursor = cursor(query(List.of(known)));

    SearchSpec<SortPosition> both = query(List.of(known, alike));
    List<PartPlace<SortPosition>> places = places(cursor, both);

    assertThat(places).hasSize(1);
    assertThat(places.get(0).start()).isNull();
    assertThat(QueryParts.after(cursor, both).newParties()).containsExactlyInAnyOrder(known, alike);
    // together from the beginning they are known again
    assertNothingHasChanged(cursor(both), both);
  }

  /** Two people with the same two bytes. */
  private static List<String> alike() {
    Map<Integer, String> byMark = new HashMap<>();
    for (String person : people(0, 3000)) {
      @Nullable String before = byMark.put(Hashes.fingerprint(person), person);
      if (before != null) {
        return List.of(before, person);
      }
    }
    throw new AssertionError("among 3,000 people some look alike");
  }

  @Test
  void newOnesBeginAnewAndGoneOnesAreLeftOut() {
    SearchSpec<SortPosition> before = query(people(0, 150));
    SearchSpec<SortPosition> after = query(people(60, 160));
    PageCursor cursor = cursor(before);

    QueryParts<SortPosition> changes = QueryParts.after(cursor, after);
    List<PartPlace<SortPosition>> places = places(cursor, after);

    assertThat(changes.newParties()).containsExactlyElementsOf(people(150, 160));
    assertThat(changes.goneParties()).isEqualTo(60);
    PartPlace<SortPosition> last = places.get(places.size() - 1);
    assertThat(last.start()).isNull();
    assertThat(last.part().parties()).containsExactlyElementsOf(people(150, 160));
  }

  @Test
  void aCursorOfAnotherSearchIsRefused() {
    SearchSpec<SortPosition> query = query(people(0, 1));
    PageCursor cursor = cursor(query);
    SearchSpec<SortPosition> other = query(people(0, 1), "org=skd");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueryParts.after(cursor, other))
        .withMessage("cursor: it comes from a search with other filters or another order");
  }

  /** Somebody can compute the sum over a cursor: what it holds is not believed either. */
  @Test
  void whatNobodyWroteIsRefused() {
    SearchSpec<SortPosition> query = query(people(0, 3));
    byte[] place = cursor(query).place();
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      byte[] odd = place.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        odd[Hashes.CHECKSUM + random.nextInt(odd.length - Hashes.CHECKSUM)] =
            (byte) random.nextInt();
      }
      try {
        places(PageCursor.of(odd), query);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("cursor: ");
      }
    }
    byte[] most = place.clone();
    ByteBuffer.wrap(most).putInt(Hashes.CHECKSUM, Integer.MAX_VALUE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueryParts.after(PageCursor.of(most), query))
        .withMessageStartingWith("cursor: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueryParts.after(PageCursor.of(new byte[3]), query))
        .withMessageStartingWith("cursor: ");
  }
}
