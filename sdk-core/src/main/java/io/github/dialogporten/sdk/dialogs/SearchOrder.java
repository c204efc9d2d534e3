package io.github.dialogporten.sdk.dialogs;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order that the server compares correctly, with the id at its end, and the same comparison on
 * this side: times as they are, none after all others, ids by their bytes (Java's own comparison
 * has a sign). Immutable.
 */
record SearchOrder(List<SortOrder> parts) {

  static final List<SortOrder> DEFAULT = List.of(SortKey.CONTENT_UPDATED_AT.ascending());

  static SearchOrder of(List<SortOrder> given) {
    if (given.isEmpty()) {
      throw new IllegalArgumentException("orderBy: at least one key");
    }
    Set<SortKey> seen = EnumSet.noneOf(SortKey.class);
    List<SortOrder> parts = new ArrayList<>();
    for (SortOrder each : given) {
      if (!seen.add(each.key())) {
        throw new IllegalArgumentException("orderBy: each key once");
      }
      if (parts.isEmpty() && each.key() == SortKey.ID) {
        // The server would order by contentUpdatedAt descending first, and could lose dialogs.
        throw new IllegalArgumentException("orderBy: id behind another key only");
      }
      if (seen.contains(SortKey.ID) && each.key() != SortKey.ID) {
        throw new IllegalArgumentException("orderBy: id at the end only, as the server takes it");
      }
      if (!parts.isEmpty() && each.key() == SortKey.DUE_AT && each.isAscending()) {
        // The server would give dialogs without a due date again on later pages.
        throw new IllegalArgumentException(
            "orderBy: dueAt_asc in the first place only; elsewhere the server repeats dialogs");
      }
      parts.add(each);
    }
    if (!seen.contains(SortKey.ID)) {
      // The same direction as before: the server adds descending, which fits no index of an order
      // that ascends, and puts what is new at the same time before what has been given.
      parts.add(SortOrder.of(SortKey.ID, parts.get(parts.size() - 1).isAscending()));
    }
    return new SearchOrder(List.copyOf(parts));
  }

  /** As it is sent. */
  String text() {
    return parts.stream().map(SortOrder::text).collect(Collectors.joining(","));
  }

  /** Whether a dialog can have another place later. */
  boolean moves() {
    return parts.stream().anyMatch(part -> part.key().moves());
  }

  /** How many values a position has besides the id. */
  int times() {
    return parts.size() - 1;
  }

  SortPosition position(DialogSummary dialog) {
    @Nullable Long[] times = new @Nullable Long[times()];
    for (int i = 0; i < times.length; i++) {
      times[i] =
          switch (parts.get(i).key()) {
            case CONTENT_UPDATED_AT -> SortPosition.ticks(dialog.contentUpdatedAt());
            case UPDATED_AT -> SortPosition.ticks(dialog.updatedAt());
            case CREATED_AT -> SortPosition.ticks(dialog.createdAt());
            case DUE_AT -> dialog.dueAt().map(SortPosition::ticks).orElse(null);
            case ID -> throw new IllegalStateException("the id comes last");
          };
    }
    return new SortPosition(times, dialog.id());
  }

  /** Below zero when the first comes first. */
  int compare(SortPosition a, SortPosition b) {
    for (int i = 0; i < times(); i++) {
      int up = upward(a.time(i), b.time(i));
      if (up != 0) {
        return parts.get(i).isAscending() ? up : -up;
      }
    }
    int up = a.compareId(b);
    return parts.get(times()).isAscending() ? up : -up;
  }

  private static int upward(@Nullable Long a, @Nullable Long b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return Long.compare(a, b);
  }
}
