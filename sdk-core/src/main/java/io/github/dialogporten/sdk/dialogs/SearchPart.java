package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.resources.SearchLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The share of a query that one request carries: some of its parties, and some of its services. The
 * parts of a query have no dialog in common, since a dialog has one party and one service. Either
 * list is empty when the query does not name any. Immutable.
 */
record SearchPart(List<String> parties, List<String> services) {

  SearchPart {
    parties = List.copyOf(parties);
    services = List.copyOf(services);
  }

  /** This part, or those that it falls into when one request carries so many. */
  List<SearchPart> within(SearchLimits limits) {
    if (fits(limits)) {
      return List.of(this);
    }
    List<SearchPart> parts = new ArrayList<>();
    for (List<String> some : partiesInLots(parties, limits.parties())) {
      for (List<String> others : inLots(services, limits.serviceResources())) {
        parts.add(new SearchPart(some, others));
      }
    }
    return parts;
  }

  boolean fits(SearchLimits limits) {
    return parties.size() <= limits.parties() && services.size() <= limits.serviceResources();
  }

  /**
   * Parties that a cursor cannot tell apart stay together where they can, so that it need not know
   * which of them is where.
   */
  private static List<List<String>> partiesInLots(List<String> parties, int most) {
    if (parties.size() <= most) {
      return List.of(parties);
    }
    List<String> sorted = new ArrayList<>(parties);
    sorted.sort(Comparator.comparing(PartyMark::of).thenComparing(Comparator.naturalOrder()));
    List<List<String>> lots = new ArrayList<>();
    int from = 0;
    while (from < sorted.size()) {
      int to = Math.min(from + most, sorted.size());
      int cut = to;
      while (cut < sorted.size() && cut > from && alike(sorted.get(cut - 1), sorted.get(cut))) {
        cut--;
      }
      to = cut > from ? cut : to;
      lots.add(sorted.subList(from, to));
      from = to;
    }
    return lots;
  }

  private static boolean alike(String a, String b) {
    return PartyMark.of(a).equals(PartyMark.of(b));
  }

  private static List<List<String>> inLots(List<String> values, int most) {
    List<List<String>> lots = new ArrayList<>();
    for (int from = 0; from < values.size(); from += most) {
      lots.add(values.subList(from, Math.min(from + most, values.size())));
    }
    return lots.isEmpty() ? List.of(List.of()) : lots;
  }

  @Override
  public String toString() {
    return "SearchPart[parties=" + parties.size() + ", services=" + services.size() + "]";
  }
}
