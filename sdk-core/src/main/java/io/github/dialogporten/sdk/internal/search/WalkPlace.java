package io.github.dialogporten.sdk.internal.search;

import io.github.dialogporten.sdk.paging.PageCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk is between two pages.
 *
 * @param places where it is in each part
 * @param pages how many pages are behind
 * @param left how many items the search may still give
 * @param seen the ids that were given; null when no item can be met again
 * @param kept the place before the first repeat that was dropped, if one was
 */
record WalkPlace<T>(
    List<PartPlace<T>> places,
    int pages,
    int left,
    @Nullable SeenIds seen,
    @Nullable PageCursor kept) {

  /** The same place, for a second walk from it: later pages have given nothing yet. */
  WalkPlace<T> anew() {
    return new WalkPlace<>(places, pages, left, seen == null ? null : seen.upTo(pages), kept);
  }

  boolean hasMore() {
    return left > 0 && places.stream().anyMatch(PartPlace::hasMore);
  }

  @Override
  public String toString() {
    return "WalkPlace[" + places.size() + " parts, " + pages + " pages]";
  }
}
