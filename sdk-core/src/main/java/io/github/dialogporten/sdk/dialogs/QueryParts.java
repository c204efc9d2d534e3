package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.resources.SearchLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a query, and where each of them begins: all from the beginning, or those that a
 * cursor knows where it left them. Immutable.
 */
final class QueryParts {

  private final List<PartPlace> places;
  private final SearchChanges changes;
  private final boolean bare;

  private QueryParts(List<PartPlace> places, SearchChanges changes, boolean bare) {
    this.places = List.copyOf(places);
    this.changes = changes;
    this.bare = bare;
  }

  static QueryParts fromTheBeginning(DialogQuery query) {
    return new QueryParts(
        List.of(PartPlace.at(whole(query), null, null)), SearchChanges.none(), false);
  }

  /**
   * The parts of a query after a cursor.
   *
   * @throws IllegalArgumentException when the cursor belongs to another search
   */
  static QueryParts after(PageCursor cursor, DialogQuery query) {
    @Nullable String token = cursor.continuationToken().orElse(null);
    if (token != null) {
      return new QueryParts(
          List.of(PartPlace.at(whole(query), token, null)), SearchChanges.none(), true);
    }
    List<CursorPart> known = CursorText.read(cursor, query);
    return new Recognition(query, known).parts();
  }

  /** The services in the order that cursors count on. */
  static List<String> services(DialogQuery query) {
    return query.values(DialogQuery.SERVICE_RESOURCE).stream().sorted().toList();
  }

  private static SearchPart whole(DialogQuery query) {
    return new SearchPart(query.values(DialogQuery.PARTY), services(query));
  }

  SearchChanges changes() {
    return changes;
  }

  /** The places, in as many parts as requests of this size need. */
  List<PartPlace> within(SearchLimits limits) {
    List<PartPlace> parts = new ArrayList<>();
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

  /** Finds the parties of a query in the parts that a cursor knows. */
  private static final class Recognition {

    private final DialogQuery query;
    private final List<CursorPart> known;
    private final Map<PartyMark, List<String>> current = new HashMap<>();
    private final Set<String> fresh = new LinkedHashSet<>();
    private int gone;

    Recognition(DialogQuery query, List<CursorPart> known) {
      this.query = query;
      this.known = known;
      for (String party : query.values(DialogQuery.PARTY)) {
        current.computeIfAbsent(PartyMark.of(party), mark -> new ArrayList<>()).add(party);
        fresh.add(party);
      }
    }

    QueryParts parts() {
      Map<List<PartyMark>, List<String>> groups = recognised();
      List<String> services = services(query);
      List<PartPlace> places = new ArrayList<>();
      for (CursorPart part : known) {
        List<String> parties = groups.getOrDefault(part.parties(), List.of());
        if (!parties.isEmpty() || part.parties().isEmpty()) {
          List<String> some = services.subList(part.servicesFrom(), part.servicesTo());
          places.add(PartPlace.at(new SearchPart(parties, some), part.token(), part.floor()));
        }
      }
      if (!fresh.isEmpty()) {
        places.add(PartPlace.at(new SearchPart(List.copyOf(fresh), services), null, null));
      }
      return new QueryParts(places, SearchChanges.of(List.copyOf(fresh), gone), false);
    }

    /** The current parties of each group. What cannot be told apart stays fresh. */
    @SuppressWarnings({"ReferenceEquality", "IdentityHashMapUsage"}) // groups by what they are
    private Map<List<PartyMark>, List<String>> recognised() {
      Map<PartyMark, Integer> counted = new HashMap<>();
      Map<PartyMark, List<PartyMark>> where = new HashMap<>();
      Set<PartyMark> scattered = new LinkedHashSet<>();
      // groups by what they are, not by what they hold: two may hold the same
      Set<List<PartyMark>> groups = Collections.newSetFromMap(new IdentityHashMap<>());
      known.forEach(part -> groups.add(part.parties()));
      for (List<PartyMark> group : groups) {
        for (PartyMark mark : group) {
          counted.merge(mark, 1, Integer::sum);
          @Nullable List<PartyMark> other = where.put(mark, group);
          if (other != null && other != group) {
            scattered.add(mark);
          }
        }
      }
      Map<List<PartyMark>, List<String>> found = new IdentityHashMap<>();
      counted.forEach(
          (mark, count) -> {
            List<String> parties = current.getOrDefault(mark, List.of());
            gone += Math.max(0, count - parties.size());
            @Nullable List<PartyMark> group = where.get(mark);
            if (group != null && parties.size() <= count && !scattered.contains(mark)) {
              found.computeIfAbsent(group, key -> new ArrayList<>()).addAll(parties);
              parties.forEach(fresh::remove);
            }
          });
      return found;
    }
  }
}
