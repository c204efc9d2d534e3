package io.github.dialogporten.sdk.internal.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The share of a query that one request carries. The parts of a query have no dialog in common,
 * since a dialog has one party and one service.
 *
 * @param parties some of the parties; empty when the query names none
 * @param services some of the services, in their natural order; empty when the query names none
 */
public record SearchPart(List<String> parties, List<String> services) {

  /** This part, or those that it falls into when one request carries so many. */
  List<SearchPart> within(PartLimits limits) {
    if (fits(limits)) {
      return List.of(this);
    }
    List<SearchPart> parts = new ArrayList<>();
    for (List<String> some : partiesInLots(limits.parties())) {
      for (List<String> others : servicesInLots(limits.services())) {
        parts.add(new SearchPart(List.copyOf(some), List.copyOf(others)));
      }
    }
    return parts;
  }

  boolean fits(PartLimits limits) {
    return parties.size() <= limits.parties() && services.size() <= limits.services();
  }

  /**
   * Parties that a cursor cannot tell apart stay together where they can, so that it need not know
   * which of them is where.
   */
  private List<List<String>> partiesInLots(int most) {
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

  private List<List<String>> servicesInLots(int most) {
    List<List<String>> lots = new ArrayList<>();
    for (int from = 0; from < services.size(); from += most) {
      lots.add(services.subList(from, Math.min(from + most, services.size())));
    }
    return lots.isEmpty() ? List.of(services) : lots;
  }

  @Override
  public String toString() {
    return "SearchPart[parties=" + parties.size() + ", services=" + services.size() + "]";
  }
}
