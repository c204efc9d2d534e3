package io.github.dialogporten.sdk.internal.search;

import io.github.dialogporten.sdk.paging.PageCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a query, and where each of them begins: all from the beginning, or those that a
 * cursor knows where it left them.
 *
 * @param places where the parts begin
 * @param newParties the parties that a cursor does not know
 * @param goneParties how many parties only the cursor knows
 * @param bare whether they begin at a bare continuation token
 */
record QueryParts<T>(
    List<PartPlace<T>> places, List<String> newParties, int goneParties, boolean bare) {

  /** Stands for two groups or more, which do not tell where a party was. */
  private static final int SCATTERED = -1;

  static <T> QueryParts<T> fromTheBeginning(SearchSpec<T> spec) {
    return whole(spec, null);
  }

  /**
   * The parts of a query after a cursor.
   *
   * @throws IllegalArgumentException when the cursor belongs to another search
   */
  static <T> QueryParts<T> after(PageCursor cursor, SearchSpec<T> spec) {
    @Nullable String token = cursor.continuationToken().orElse(null);
    return token == null ? known(CursorText.read(cursor, spec), spec) : whole(spec, token);
  }

  private static <T> QueryParts<T> whole(SearchSpec<T> spec, @Nullable String token) {
    SearchPart whole = new SearchPart(spec.parties(), spec.services());
    return new QueryParts<>(List.of(PartPlace.at(whole, token, null)), List.of(), 0, token != null);
  }

  /** Finds the parties of the query in the parts of a cursor. What it cannot tell apart is new. */
  private static <T> QueryParts<T> known(CursorText cursor, SearchSpec<T> spec) {
    Map<PartyMark, List<String>> current = new HashMap<>();
    for (String party : spec.parties()) {
      current.computeIfAbsent(PartyMark.of(party), mark -> new ArrayList<>()).add(party);
    }
    Map<PartyMark, Integer> counted = new HashMap<>();
    Map<PartyMark, Integer> where = new HashMap<>();
    List<List<String>> found = new ArrayList<>();
    for (List<PartyMark> group : cursor.groups()) {
      for (PartyMark mark : group) {
        counted.merge(mark, 1, Integer::sum);
        where.merge(mark, found.size(), (one, other) -> one.equals(other) ? one : SCATTERED);
      }
      found.add(new ArrayList<>());
    }
    Set<String> fresh = new LinkedHashSet<>(spec.parties());
    int gone = 0;
    for (Map.Entry<PartyMark, Integer> each : counted.entrySet()) {
      List<String> parties = current.getOrDefault(each.getKey(), List.of());
      gone += Math.max(0, each.getValue() - parties.size());
      int group = where.getOrDefault(each.getKey(), SCATTERED);
      if (group != SCATTERED && parties.size() <= each.getValue()) {
        found.get(group).addAll(parties);
        parties.forEach(fresh::remove);
      }
    }
    List<PartPlace<T>> places = new ArrayList<>();
    for (CursorText.Part part : cursor.parts()) {
      List<String> parties = List.copyOf(found.get(part.group()));
      if (!parties.isEmpty() || cursor.groups().get(part.group()).isEmpty()) {
        List<String> services = spec.services().subList(part.servicesFrom(), part.servicesTo());
        places.add(PartPlace.at(new SearchPart(parties, services), part.token(), part.floor()));
      }
    }
    if (!fresh.isEmpty()) {
      places.add(PartPlace.at(new SearchPart(List.copyOf(fresh), spec.services()), null, null));
    }
    return new QueryParts<>(places, List.copyOf(fresh), gone, false);
  }

  /** The places, in as many parts as requests of this size need. */
  List<PartPlace<T>> within(PartLimits limits) {
    List<PartPlace<T>> parts = new ArrayList<>();
    places.forEach(place -> parts.addAll(place.within(limits)));
    if (bare && parts.size() > 1) {
      throw new IllegalArgumentException(
          "cursor: a bare continuation token goes with a search that one request carries, and this"
              + " one needs "
              + parts.size());
    }
    return parts;
  }

  @Override
  public String toString() {
    return "QueryParts[" + places.size() + "]";
  }
}
