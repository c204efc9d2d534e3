package io.github.dialogporten.sdk.internal.search;

import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.paging.PagedResult;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A search in parts: each walk through it begins anew. Thread-safe.
 *
 * @param <T> what is searched for
 */
public final class MergedSearch<T> implements PagedResult<T> {

  private final PartFetcher<T> fetcher;
  private final QueryParts<T> parts;

  private MergedSearch(PartFetcher<T> fetcher, QueryParts<T> parts) {
    this.fetcher = fetcher;
    this.parts = parts;
  }

  /**
   * A search.
   *
   * @param spec what to search for
   * @param cursor where to go on; null for the beginning
   * @param server fetches the pages
   * @throws IllegalArgumentException when the cursor belongs to another search
   */
  public static <T> MergedSearch<T> of(
      SearchSpec<T> spec, @Nullable PageCursor cursor, SearchServer<T> server) {
    return new MergedSearch<>(
        new PartFetcher<>(server, spec, null),
        cursor == null ? QueryParts.fromTheBeginning(spec) : QueryParts.after(cursor, spec));
  }

  /** The same search, with the next page of each part fetched on an executor. */
  public MergedSearch<T> prefetching(Executor executor) {
    Objects.requireNonNull(executor, "executor");
    return new MergedSearch<>(new PartFetcher<>(fetcher.server(), fetcher.spec(), executor), parts);
  }

  /** The parties that the cursor does not know. */
  public List<String> newParties() {
    return parts.newParties();
  }

  /** How many parties only the cursor knows. */
  public int goneParties() {
    return parts.goneParties();
  }

  @Override
  public Page<T> firstPage() {
    PageTime time = fetcher.server().startPage();
    return begin(time).page(time);
  }

  @Override
  public Iterable<Page<T>> pages() {
    return Pages::new;
  }

  /** Keeps the beginning as well when it fails: of many parts not all are fetched again. */
  private final class Pages implements Iterator<Page<T>> {

    private @Nullable MergedWalk<T> beginning;
    private @Nullable Page<T> last;

    @Override
    public boolean hasNext() {
      return last == null || last.hasNext();
    }

    @Override
    public Page<T> next() {
      Page<T> page = last == null ? first() : last.next();
      last = page;
      return page;
    }

    private Page<T> first() {
      PageTime time = fetcher.server().startPage();
      MergedWalk<T> walk = beginning == null ? begin(time) : beginning;
      beginning = walk;
      Page<T> page = walk.page(time);
      beginning = null;
      return page;
    }
  }

  private MergedWalk<T> begin(PageTime time) {
    SearchSpec<T> spec = fetcher.spec();
    PartLimits limits = fetcher.server().limits(fetcher.left(time));
    @Nullable SeenIds seen = spec.order().moves() ? new SeenIds() : null;
    return new MergedWalk<>(
        fetcher, new WalkPlace<>(parts.within(limits), 0, spec.atMost(), seen, null));
  }

  @Override
  public String toString() {
    return "MergedSearch[" + fetcher.spec() + "]";
  }
}
