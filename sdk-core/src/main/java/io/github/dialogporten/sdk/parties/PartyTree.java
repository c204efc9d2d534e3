package io.github.dialogporten.sdk.parties;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Parties as both lists of them come: some on top, others below, and some that are only there to
 * hold others. Immutable.
 *
 * @param <T> the party
 */
final class PartyTree<T> {

  private final List<T> tops;
  private final List<T> all;
  private final Predicate<T> holdsOthersOnly;

  PartyTree(List<T> tops, Function<T, List<T>> below, Predicate<T> holdsOthersOnly) {
    this.tops = List.copyOf(tops);
    this.holdsOthersOnly = holdsOthersOnly;
    List<T> flat = new ArrayList<>();
    tops.forEach(party -> addWithThoseBelow(party, below, flat));
    this.all = Collections.unmodifiableList(flat);
  }

  private static <T> void addWithThoseBelow(T party, Function<T, List<T>> below, List<T> flat) {
    flat.add(party);
    below.apply(party).forEach(each -> addWithThoseBelow(each, below, flat));
  }

  List<T> tops() {
    return tops;
  }

  List<T> all() {
    return all;
  }

  /**
   * Those to search with, by how a search names them: the first of each name, in their order.
   * Without a name, or only there to hold others, a party has no dialogs that can be asked for.
   */
  <K> Map<K, T> searchable(Function<T, Optional<K>> name) {
    Map<K, T> found = new LinkedHashMap<>();
    for (T party : all) {
      if (!holdsOthersOnly.test(party)) {
        name.apply(party).ifPresent(key -> found.putIfAbsent(key, party));
      }
    }
    return found;
  }

  /** When more than one is wanted, rather not the one that is only there to hold others. */
  Optional<T> first(Predicate<T> wanted) {
    return all.stream().filter(wanted).min(Comparator.comparing(holdsOthersOnly::test));
  }

  @Override
  public String toString() {
    return "tree=" + tops.size() + ", all=" + all.size();
  }
}
