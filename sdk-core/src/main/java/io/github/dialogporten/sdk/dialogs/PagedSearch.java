package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A search in parts: each walk through it begins anew. */
final class PagedSearch implements DialogSearch {

  private final PartFetcher fetcher;
  private final QueryParts parts;

  private PagedSearch(PartFetcher fetcher, QueryParts parts) {
    this.fetcher = fetcher;
    this.parts = parts;
  }

  static PagedSearch of(SearchServer server, DialogQuery query) {
    return new PagedSearch(
        new PartFetcher(server, query, null), QueryParts.fromTheBeginning(query));
  }

  static PagedSearch after(PageCursor cursor, SearchServer server, DialogQuery query) {
    return new PagedSearch(new PartFetcher(server, query, null), QueryParts.after(cursor, query));
  }

  @Override
  public DialogSearch prefetching(Executor executor) {
    Objects.requireNonNull(executor, "executor");
    return new PagedSearch(fetcher.on(executor), parts);
  }

  @Override
  public SearchChanges changes() {
    return parts.changes();
  }

  @Override
  public Page<DialogSummary> firstPage() {
    return begin().page();
  }

  @Override
  public Iterable<Page<DialogSummary>> pages() {
    return Pages::new;
  }

  /** Keeps the beginning as well when it fails: of many parts not all are fetched again. */
  private final class Pages implements Iterator<Page<DialogSummary>> {

    private @Nullable MergedWalk beginning;
    private @Nullable Page<DialogSummary> last;

    @Override
    public boolean hasNext() {
      return last == null || last.hasNext();
    }

    @Override
    public Page<DialogSummary> next() {
      Page<DialogSummary> page = last == null ? first() : last.next();
      last = page;
      return page;
    }

    private Page<DialogSummary> first() {
      MergedWalk walk = beginning == null ? begin() : beginning;
      beginning = walk;
      Page<DialogSummary> page = walk.page();
      beginning = null;
      return page;
    }
  }

  private MergedWalk begin() {
    @Nullable SeenIds seen = fetcher.query().searchOrder().moves() ? new SeenIds() : null;
    return new MergedWalk(fetcher, parts.within(fetcher.limits()), seen, 1, null);
  }

  @Override
  public String toString() {
    return "DialogSearch[" + fetcher.query() + "]";
  }
}
