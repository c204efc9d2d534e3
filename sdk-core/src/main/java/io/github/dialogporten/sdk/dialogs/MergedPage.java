package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A page of a search in one part or more, and the places after it in each of them. Immutable. */
final class MergedPage implements Page<DialogSummary> {

  private final PartFetcher fetcher;
  private final List<PartPlace> places;
  private final @Nullable SeenIds seen;
  private final int number;
  private final @Nullable PageCursor kept;
  private final List<DialogSummary> items;
  private final List<byte[]> rawItems;

  /**
   * The walk to the next page: whoever asks first takes it, and puts it back when it fails, so that
   * what it has fetched is not fetched again. Whoever asks later begins a walk of his own.
   */
  private final AtomicReference<@Nullable MergedWalk> onward;

  MergedPage(
      PartFetcher fetcher,
      List<PartPlace> places,
      @Nullable SeenIds seen,
      int number,
      @Nullable PageCursor kept,
      List<DialogSummary> items,
      List<byte[]> rawItems) {
    this.fetcher = fetcher;
    this.places = List.copyOf(places);
    this.seen = seen;
    this.number = number;
    this.kept = kept;
    this.items = List.copyOf(items);
    this.rawItems = List.copyOf(rawItems);
    this.onward = new AtomicReference<>(walk(seen));
  }

  private MergedWalk walk(@Nullable SeenIds given) {
    return new MergedWalk(fetcher, places, given, number + 1, kept);
  }

  @Override
  public List<DialogSummary> items() {
    return items;
  }

  @Override
  public boolean hasNext() {
    return places.stream().anyMatch(PartPlace::hasMore);
  }

  @Override
  public Page<DialogSummary> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    @Nullable MergedWalk first = onward.getAndSet(null);
    MergedWalk walk = first != null ? first : walk(seen == null ? null : seen.upTo(number));
    boolean done = false;
    try {
      Page<DialogSummary> next = walk.page();
      done = true;
      return next;
    } finally {
      if (!done) {
        onward.set(walk);
      }
    }
  }

  @Override
  public Optional<PageCursor> cursor() {
    return Optional.of(kept != null ? kept : CursorText.write(fetcher.query(), places));
  }

  @Override
  public Optional<byte[]> rawJson() {
    if (places.size() == 1 && places.get(0).fetched().items().size() == items.size()) {
      return Optional.ofNullable(places.get(0).fetched().rawJson()).map(byte[]::clone);
    }
    boolean whole = !items.isEmpty() && rawItems.size() == items.size();
    return whole || (items.isEmpty() && fetcher.keepsRaw())
        ? Optional.of(putTogether())
        : Optional.empty();
  }

  private byte[] putTogether() {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.writeBytes(ascii("{\"items\":["));
    for (int i = 0; i < rawItems.size(); i++) {
      json.writeBytes(ascii(i == 0 ? "" : ","));
      json.writeBytes(rawItems.get(i));
    }
    String order = fetcher.query().searchOrder().text();
    json.writeBytes(ascii("],\"hasNextPage\":" + hasNext() + ",\"orderBy\":\"" + order + "\"}"));
    return json.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "Page[" + items.size() + ", hasNext=" + hasNext() + "]";
  }
}
