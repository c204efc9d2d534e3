package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.PagingException;
import io.github.dialogporten.sdk.internal.http.Parameters;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.paging.PagedResult;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A search and its pages. Each request repeats filters, order and limit: the server checks none.
 */
final class SearchResult implements PagedResult<DialogSummary> {

  private final SearchServer server;
  private final DialogQuery query;
  private final @Nullable String firstToken;
  private final @Nullable String firstOrder;

  private SearchResult(
      SearchServer server,
      DialogQuery query,
      @Nullable String firstToken,
      @Nullable String firstOrder) {
    this.server = server;
    this.query = query;
    this.firstToken = firstToken;
    this.firstOrder = firstOrder;
  }

  static SearchResult of(SearchServer server, DialogQuery query) {
    return new SearchResult(server, query, null, query.order());
  }

  static SearchResult after(PageCursor cursor, SearchServer server, DialogQuery query) {
    String checksum = query.checksum();
    if (!cursor.search().orElse(checksum).equals(checksum)) {
      throw new IllegalArgumentException(
          "cursor: it comes from a search with other filters or another order");
    }
    @Nullable String order = query.order() == null ? cursor.order().orElse(null) : query.order();
    return new SearchResult(server, query, cursor.token(), order);
  }

  @Override
  public Page<DialogSummary> firstPage() {
    return fetch(firstToken, firstOrder, CursorWatch.from(firstToken));
  }

  /** The server that a pipeline leads to. */
  static SearchServer over(Pipeline pipeline, CallOptions options) {
    Objects.requireNonNull(options, "options");
    return (query, order, token) -> {
      Parameters.Builder parameters = Parameters.with();
      query.addTo(parameters);
      if (order != null) {
        parameters.query("orderBy", order);
      }
      if (token != null) {
        parameters.query("continuationToken", token);
      }
      return pipeline.call(DialogOperations.SEARCH, parameters.build(), options);
    };
  }

  private Page<DialogSummary> fetch(
      @Nullable String token, @Nullable String order, CursorWatch watch) {
    @Nullable String asked = order == null || order.isEmpty() ? null : order;
    SearchAnswer answer = server.page(query, asked, token);
    return new SearchPage(answer, watch, order == null ? answer.order() : order);
  }

  @Override
  public String toString() {
    return "SearchResult[" + query + "]";
  }

  private final class SearchPage implements Page<DialogSummary> {

    private final SearchAnswer answer;
    private final CursorWatch watch;
    private final @Nullable String order;

    SearchPage(SearchAnswer answer, CursorWatch watch, @Nullable String order) {
      this.answer = answer;
      this.watch = watch;
      this.order = order;
    }

    @Override
    public List<DialogSummary> items() {
      return answer.items();
    }

    @Override
    public boolean hasNext() {
      return answer.hasNextPage();
    }

    @Override
    public Page<DialogSummary> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      @Nullable String token = answer.token();
      if (token == null) {
        throw stuck("the server says that there is a next page, but not where");
      }
      if (watch.knows(token)) {
        throw stuck("the server gave a cursor again that it had given before");
      }
      return fetch(token, order, watch.after(token));
    }

    private PagingException stuck(String what) {
      return new PagingException(CallInfo.refused(DialogOperations.SEARCH.name(), 1), what);
    }

    @Override
    public Optional<PageCursor> cursor() {
      return Optional.ofNullable(answer.token())
          .map(token -> PageCursor.of(token, order == null ? "" : order, query.checksum()));
    }

    @Override
    public Optional<byte[]> rawJson() {
      return Optional.ofNullable(answer.rawJson()).map(byte[]::clone);
    }

    @Override
    public String toString() {
      return "Page[" + answer.items().size() + ", hasNext=" + hasNext() + "]";
    }
  }
}
