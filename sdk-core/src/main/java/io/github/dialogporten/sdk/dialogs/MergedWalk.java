package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.paging.PageCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Makes one page after another of the parts of a search: always the dialog that comes first among
 * the heads of all parts. A failure leaves it where it was; {@link #page()} called again goes on
 * from there. Not thread-safe.
 */
final class MergedWalk {

  private final PartFetcher fetcher;
  private final SearchOrder order;
  private final List<PartPlace> places;
  private final @Nullable SeenIds seen;
  private final int number;
  private final List<DialogSummary> items = new ArrayList<>();
  private final List<byte[]> rawItems = new ArrayList<>();

  /** The place before the first repeat that was dropped. */
  private @Nullable PageCursor kept;

  /** A walk that makes the page of this number out of what comes after these places. */
  MergedWalk(
      PartFetcher fetcher,
      List<PartPlace> places,
      @Nullable SeenIds seen,
      int number,
      @Nullable PageCursor kept) {
    this.fetcher = fetcher;
    this.order = fetcher.query().searchOrder();
    this.places = new ArrayList<>(places);
    this.seen = seen;
    this.number = number;
    this.kept = kept;
  }

  MergedPage page() {
    if (isOnePart()) {
      fetchWhatIsNeeded();
    }
    // asked again: the server may have said meanwhile that one part is too much
    if (isOnePart()) {
      takeServersPage();
    } else {
      merge();
    }
    return new MergedPage(fetcher, places, seen, number, kept, items, rawItems);
  }

  private boolean isOnePart() {
    return places.size() == 1;
  }

  /** A page of one part is the server's own. */
  private void takeServersPage() {
    while (places.get(0).hasHead()) {
      take(0, order.position(places.get(0).head()));
    }
  }

  private void merge() {
    int size = fetcher.query().pageSize();
    fetchWhatIsNeeded();
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
        fetchWhatIsNeeded();
        for (int i = before; i < places.size(); i++) {
          addHead(heads, i);
        }
      }
      addHead(heads, first.place);
    }
  }

  private record Head(int place, SortPosition position) {}

  private void addHead(PriorityQueue<Head> heads, int index) {
    if (places.get(index).hasHead()) {
      heads.add(new Head(index, order.position(places.get(index).head())));
    }
  }

  /** Gives the head of a part, or drops it when it has been given. */
  private void take(int index, SortPosition position) {
    PartPlace place = places.get(index);
    DialogSummary head = place.head();
    if (seen == null || seen.add(head.id(), number)) {
      items.add(head);
      byte @Nullable [] raw = place.rawHead();
      if (raw != null) {
        rawItems.add(raw);
      }
    } else if (kept == null) {
      kept = CursorText.write(fetcher.query(), places);
    }
    places.set(index, place.taken(position));
  }

  /** Every part that is not over gets a head, or turns out to be over. */
  private void fetchWhatIsNeeded() {
    for (int i = 0; i < places.size(); i++) {
      places.set(i, needed(places.get(i)));
    }
    for (int i = 0; i < places.size(); i++) {
      fetch(i);
    }
  }

  private PartPlace needed(PartPlace place) {
    PartPlace next = place.isAtPageEnd() ? place.onward() : place;
    return next.isUnfetched() ? fetcher.aheadOf(next) : next;
  }

  private void fetch(int index) {
    while (places.get(index).isUnfetched()) {
      List<PartPlace> fetched = fetcher.fetch(places.get(index));
      places.set(index, fetched.get(0));
      places.addAll(fetched.subList(1, fetched.size()));
      if (!isOnePart() && places.get(index).isAtPageEnd()) {
        places.set(index, needed(places.get(index))); // an empty page that is not the last
      }
    }
  }

  @Override
  public String toString() {
    return "MergedWalk[" + places.size() + " parts]";
  }
}
