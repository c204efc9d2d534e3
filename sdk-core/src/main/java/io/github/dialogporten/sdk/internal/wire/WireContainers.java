package io.github.dialogporten.sdk.internal.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists and maps for the generated records. Absent is empty, and a null inside is dropped: {@code
 * List.copyOf} would throw and so fail the whole document for one element.
 *
 * <p>A list without nulls is kept, not copied: only Jackson and our own mappings make these
 * records, of lists that nobody else has. A caller's list is copied by the public type that takes
 * it.
 */
final class WireContainers {

  private WireContainers() {}

  static <T> List<T> list(@Nullable List<? extends @Nullable T> given) {
    if (given == null || given.isEmpty()) {
      return List.of();
    }
    for (T element : given) {
      if (element == null) {
        return withoutNulls(given);
      }
    }
    return Collections.unmodifiableList(given);
  }

  private static <T> List<T> withoutNulls(List<? extends @Nullable T> given) {
    List<T> kept = new ArrayList<>(given.size());
    for (T element : given) {
      if (element != null) {
        kept.add(element);
      }
    }
    return Collections.unmodifiableList(kept);
  }

  /** A map of lists, with the lists treated in the same way. */
  static <T> Map<String, List<T>> map(
      @Nullable Map<String, ? extends @Nullable List<? extends @Nullable T>> given) {
    if (given == null || given.isEmpty()) {
      return Map.of();
    }
    Map<String, List<T>> kept = new LinkedHashMap<>();
    given.forEach((key, value) -> kept.put(key, list(value)));
    return Collections.unmodifiableMap(kept);
  }
}
