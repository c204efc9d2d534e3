package io.github.dialogporten.sdk.internal.search;

import io.github.dialogporten.sdk.internal.async.Cancellation;
import io.github.dialogporten.sdk.paging.PageCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Makes one page after another of the parts of a search: always the item that comes first among the
 * heads of all parts. A failure leaves it where it was; {@link #page} called again goes on from
 * there. Not thread-safe.
 */
final class MergedWalk<T> {

  private final PartFetcher<T> fetcher;
  private final ItemOrder<T> order;
  private final WalkPlace<T> start;
  private final List<PartPlace<T>> places;
  private final List<T> items = new ArrayList<>();
  private final List<byte[]> rawItems = new ArrayList<>();
  private @Nullable PageCursor kept;

  MergedWalk(PartFetcher<T> fetcher, WalkPlace<T> start) {
    this.fetcher = fetcher;
    this.order = fetcher.spec().order();
    this.start = start;
    this.places = new ArrayList<>(start.places());
    this.kept = start.kept();
  }

  MergedPage<T> page(PageTime time) {
    Cancellation.check();
    if (isOnePart()) {
      fetchWhatIsNeeded(time);
    }
    // asked again: the server may have said meanwhile that one part is too much
    if (isOnePart()) {
      takeServersPage();
    } else {
      merge(time);
    }
    WalkPlace<T> end = new WalkPlace<>(List.copyOf(places), number(), wanted(), start.seen(), kept);
    return new MergedPage<>(fetcher, end, List.copyOf(items), List.copyOf(rawItems));
  }

  /** How many items the search may still give. */
  private int wanted() {
    return start.left() - items.size();
  }

  /** The page's number, from 1. */
  private int number() {
    return start.pages() + 1;
  }

  private boolean isOnePart() {
    return places.size() == 1;
  }

  /** A page of one part is the server's own. */
  private void takeServersPage() {
    while (places.get(0).rest() > 0 && wanted() > 0) {
      take(0, order.of(places.get(0).head()));
    }
  }

  private void merge(PageTime time) {
    int size = Math.min(fetcher.spec().pageSize(), start.left());
    fetchWhatIsNeeded(time);
    PriorityQueue<Head> heads =
        new PriorityQueue<>((a, b) -> order.compare(a.position, b.position));
    for (int i = 0; i < places.size(); i++) {
      addHead(heads, i);
    }
    while (items.size() < size && !heads.isEmpty()) {
      Head first = heads.remove();
      take(first.place, first.position);
      if (places.get(first.place).isAtPageEnd() && items.size() < size) {
        int before = places.size();
        fetchWhatIsNeeded(time);
        for (int i = before; i < places.size(); i++) {
          addHead(heads, i);
        }
      }
      addHead(heads, first.place);
    }
  }

  private record Head(int place, SortPosition position) {}

  private void addHead(PriorityQueue<Head> heads, int index) {
    if (places.get(index).rest() > 0) {
      heads.add(new Head(index, order.of(places.get(index).head())));
    }
  }

  /** Gives the head of a part, or drops it when it has been given. */
  private void take(int index, SortPosition position) {
    PartPlace<T> place = places.get(index);
    @Nullable SeenIds seen = start.seen();
    if (seen == null || seen.add(position.id(), number())) {
      items.add(place.head());
      byte @Nullable [] raw = place.rawHead();
      if (raw != null) {
        rawItems.add(raw);
      }
    } else if (kept == null) {
      kept = CursorText.write(fetcher.spec(), places);
    }
    places.set(index, place.taken(position));
  }

  /** Every part that is not over gets a head, or turns out to be over. */
  private void fetchWhatIsNeeded(PageTime time) {
    for (int i = 0; i < places.size(); i++) {
      places.set(i, needed(places.get(i)));
    }
    for (int i = 0; i < places.size(); i++) {
      fetch(i, time);
    }
  }

  private PartPlace<T> needed(PartPlace<T> place) {
    PartPlace<T> next = place.isAtPageEnd() ? place.onward(fetcher.server().call(1)) : place;
    return next.isUnfetched() ? fetcher.aheadOf(next, wanted()) : next;
  }

  private void fetch(int index, PageTime time) {
    while (places.get(index).isUnfetched()) {
      List<PartPlace<T>> fetched = fetcher.fetch(places.get(index), wanted(), time);
      places.set(index, fetched.get(0));
      places.addAll(fetched.subList(1, fetched.size()));
      if (!isOnePart() && places.get(index).isAtPageEnd()) {
        places.set(index, needed(places.get(index))); // an empty page that is not the last
      }
    }
  }
}
