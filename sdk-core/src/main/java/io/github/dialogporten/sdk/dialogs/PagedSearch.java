package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.search.MergedSearch;
import io.github.dialogporten.sdk.internal.search.SearchServer;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A search by a query. */
record PagedSearch(DialogQuery query, MergedSearch<DialogSummary> search) implements DialogSearch {

  /** A search that goes on from a cursor, or begins where there is none. */
  static PagedSearch of(
      DialogQuery query, @Nullable PageCursor cursor, SearchServer<DialogSummary> server) {
    return new PagedSearch(query, MergedSearch.of(query.spec(), cursor, server));
  }

  @Override
  public DialogSearch prefetching(Executor executor) {
    return new PagedSearch(query, search.prefetching(executor));
  }

  @Override
  public SearchChanges changes() {
    return SearchChanges.of(search.newParties(), search.goneParties());
  }

  @Override
  public Page<DialogSummary> firstPage() {
    return search.firstPage();
  }

  @Override
  public Iterable<Page<DialogSummary>> pages() {
    return search.pages();
  }

  @Override
  public String toString() {
    return "DialogSearch[" + query + "]";
  }
}
