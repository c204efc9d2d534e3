package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.search.ItemOrder;
import io.github.dialogporten.sdk.internal.search.SortPosition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order that the server compares correctly, with the id at its end. Immutable. */
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
      parts.add(new SortOrder(SortKey.ID, parts.get(parts.size() - 1).isAscending()));
    }
    return new SearchOrder(List.copyOf(parts));
  }

  /** As it is sent. */
  String text() {
    return parts.stream().map(SortOrder::text).collect(Collectors.joining(","));
  }

  /** The order as the engine of searches takes it. */
  ItemOrder<DialogSummary> forItems() {
    return new ItemOrder<>(
        text(),
        parts.stream().map(SortOrder::isAscending).toList(),
        parts.stream().anyMatch(part -> part.key().moves()),
        this::position);
  }

  private SortPosition position(DialogSummary dialog) {
    List<@Nullable Long> times = new ArrayList<>();
    for (SortOrder part : parts.subList(0, parts.size() - 1)) {
      times.add(
          switch (part.key()) {
            case CONTENT_UPDATED_AT -> SortPosition.ticks(dialog.contentUpdatedAt());
            case UPDATED_AT -> SortPosition.ticks(dialog.updatedAt());
            case CREATED_AT -> SortPosition.ticks(dialog.createdAt());
            case DUE_AT -> dialog.dueAt().map(SortPosition::ticks).orElse(null);
            case ID -> throw new IllegalStateException("the id comes last");
          });
    }
    return new SortPosition(times, dialog.id());
  }
}
