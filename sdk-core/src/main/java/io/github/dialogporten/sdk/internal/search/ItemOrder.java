package io.github.dialogporten.sdk.internal.search;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An order as the server compares: times as they are, none after all others, ids by their bytes
 * (Java's own comparison has a sign).
 *
 * @param text as it is sent
 * @param ascending the direction of each time, and of the id at the end
 * @param moves whether an item can have another place later
 * @param position where an item stands
 * @param <T> the items
 */
public record ItemOrder<T>(
    String text, List<Boolean> ascending, boolean moves, Function<T, SortPosition> position) {

  /** How many times a position has. */
  int times() {
    return ascending.size() - 1;
  }

  SortPosition of(T item) {
    return position.apply(item);
  }

  /** Below zero when the first comes first. */
  int compare(SortPosition a, SortPosition b) {
    for (int i = 0; i < times(); i++) {
      int up = upward(a.times().get(i), b.times().get(i));
      if (up != 0) {
        return ascending.get(i) ? up : -up;
      }
    }
    int up = a.compareId(b);
    return ascending.get(times()) ? up : -up;
  }

  private static int upward(@Nullable Long a, @Nullable Long b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return Long.compare(a, b);
  }
}
