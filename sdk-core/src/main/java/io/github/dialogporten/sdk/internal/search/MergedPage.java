package io.github.dialogporten.sdk.internal.search;

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
final class MergedPage<T> implements Page<T> {

  private final PartFetcher<T> fetcher;
  private final WalkPlace<T> end;
  private final List<T> items;
  private final List<byte[]> rawItems;

  /**
   * The walk to the next page: whoever asks first takes it, and puts it back when it fails, so that
   * what it has fetched is not fetched again. Whoever asks later begins a walk of his own.
   */
  private final AtomicReference<@Nullable MergedWalk<T>> onward;

  MergedPage(PartFetcher<T> fetcher, WalkPlace<T> end, List<T> items, List<byte[]> rawItems) {
    this.fetcher = fetcher;
    this.end = end;
    this.items = items;
    this.rawItems = rawItems;
    this.onward = new AtomicReference<>(new MergedWalk<>(fetcher, end));
  }

  @Override
  public List<T> items() {
    return items;
  }

  @Override
  public boolean hasNext() {
    return end.hasMore();
  }

  @Override
  public Page<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    @Nullable MergedWalk<T> first = onward.getAndSet(null);
    MergedWalk<T> walk = first != null ? first : new MergedWalk<>(fetcher, end.anew());
    boolean done = false;
    try {
      Page<T> next = walk.page(fetcher.server().startPage());
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
    @Nullable PageCursor kept = end.kept();
    return Optional.of(kept != null ? kept : CursorText.write(fetcher.spec(), end.places()));
  }

  @Override
  public Optional<byte[]> rawJson() {
    List<PartPlace<T>> places = end.places();
    if (places.size() == 1 && places.get(0).fetched().items().size() == items.size()) {
      return Optional.ofNullable(places.get(0).fetched().rawJson()).map(byte[]::clone);
    }
    boolean whole = !items.isEmpty() && rawItems.size() == items.size();
    return whole || (items.isEmpty() && fetcher.server().keepsRaw())
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
    String order = fetcher.spec().order().text();
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
