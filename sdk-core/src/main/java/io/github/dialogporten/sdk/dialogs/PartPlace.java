package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.PagingException;
import io.github.dialogporten.sdk.resources.SearchLimits;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a walk has come in one part of its search. Immutable: each step gives a new one, so that
 * a page can be gone on from as often as somebody likes.
 */
final class PartPlace {

  private final SearchPart part;

  /** The server's token before the page; null for the first one. */
  private final @Nullable String start;

  /** The page; null when it has not been fetched. */
  private final @Nullable SearchAnswer page;

  /** How many dialogs of the page are behind. */
  private final int behind;

  /** The last dialog of the page, or from before a cursor, that was given. */
  private final @Nullable SortPosition floor;

  /** Whether the floor comes from a cursor, and nothing beyond it has been met yet. */
  private final boolean resuming;

  private final CursorWatch watch;

  /** The page after this one, or this one when there is none, being fetched. */
  private final @Nullable PageAhead ahead;

  private PartPlace(
      SearchPart part,
      @Nullable String start,
      @Nullable SearchAnswer page,
      int behind,
      @Nullable SortPosition floor,
      boolean resuming,
      CursorWatch watch,
      @Nullable PageAhead ahead) {
    this.part = part;
    this.start = start;
    this.page = page;
    this.behind = behind;
    this.floor = floor;
    this.resuming = resuming;
    this.watch = watch;
    this.ahead = ahead;
  }

  static PartPlace at(SearchPart part, @Nullable String token, @Nullable SortPosition floor) {
    return new PartPlace(part, token, null, 0, floor, floor != null, CursorWatch.from(token), null);
  }

  /** The same place in as many parts as requests of this size need; a token fits each of them. */
  List<PartPlace> within(SearchLimits limits) {
    if (part.fits(limits)) {
      return List.of(this);
    }
    return part.within(limits).stream()
        .map(each -> new PartPlace(each, start, null, 0, floor, resuming, watch, null))
        .toList();
  }

  SearchPart part() {
    return part;
  }

  @Nullable String start() {
    return start;
  }

  @Nullable PageAhead ahead() {
    return ahead;
  }

  PartPlace fetching(PageAhead next) {
    return new PartPlace(part, start, page, behind, floor, resuming, watch, next);
  }

  /** Whether there is a dialog to take. */
  boolean hasHead() {
    return page != null && behind < page.items().size();
  }

  DialogSummary head() {
    return fetched().items().get(behind);
  }

  byte @Nullable [] rawHead() {
    return fetched().rawItem(behind);
  }

  /** Whether the server has to be asked before anything can be said about the next dialog. */
  boolean isUnfetched() {
    return page == null;
  }

  /** Whether a page is done with and there is another. */
  boolean isAtPageEnd() {
    return page != null && behind >= page.items().size() && page.hasNextPage();
  }

  /** Whether this part may have more. */
  boolean hasMore() {
    return page == null || hasHead() || page.hasNextPage();
  }

  SearchAnswer fetched() {
    return Objects.requireNonNull(page, "page");
  }

  /** With the page; what of it was given before a cursor was taken is behind. */
  PartPlace with(SearchAnswer answer, SearchOrder order) {
    int first = 0;
    @Nullable SortPosition limit = resuming ? floor : null;
    if (limit != null) {
      while (first < answer.items().size()
          && order.compare(order.position(answer.items().get(first)), limit) <= 0) {
        first++;
      }
    }
    boolean still = resuming && first == answer.items().size();
    return new PartPlace(part, start, answer, first, floor, still, watch, null);
  }

  /** With the first dialog given. */
  PartPlace taken(SortPosition position) {
    return new PartPlace(part, start, page, behind + 1, position, false, watch, ahead);
  }

  /** Before the next page. */
  PartPlace onward() {
    String token = nextToken();
    return new PartPlace(
        part, token, null, 0, resuming ? floor : null, resuming, watch.after(token), ahead);
  }

  /**
   * Where the next page is.
   *
   * @throws PagingException when the server does not say, or says what it has said before
   */
  String nextToken() {
    @Nullable String token = fetched().token();
    if (token == null) {
      throw stuck("the server says that there is a next page, but not where");
    }
    if (watch.knows(token)) {
      throw stuck("the server gave a cursor again that it had given before");
    }
    return token;
  }

  /** Whether {@link #nextToken()} would give one. */
  boolean knowsNext() {
    @Nullable String token = page == null ? null : page.token();
    return token != null && !watch.knows(token);
  }

  private static PagingException stuck(String what) {
    return new PagingException(CallInfo.refused(DialogOperations.SEARCH.name(), 1), what);
  }

  /** The token to go on from later: before this page while something of it is left. */
  @Nullable String resumeToken() {
    @Nullable String after = page == null || hasHead() ? null : page.token();
    return after == null ? start : after;
  }

  /** What of the page at {@link #resumeToken()} has been given, if any of it has. */
  @Nullable SortPosition resumeFloor() {
    boolean done = page != null && !hasHead() && page.token() != null;
    return done && !resuming ? null : floor;
  }

  @Override
  public String toString() {
    return "PartPlace[" + part + ", fetched=" + (page != null) + ", behind=" + behind + "]";
  }
}
