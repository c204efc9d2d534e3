package io.github.dialogporten.sdk.internal.search;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.PagingException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a walk has come in one part of its search. Immutable: each step gives a new one, so that
 * a page can be resumed any number of times.
 *
 * @param part the part
 * @param start the server's token before the page; null for the first one
 * @param page the page; null when it has not been fetched
 * @param behind how many items of the page are behind
 * @param floor the last item of the page, or from before a cursor, that was given
 * @param resuming whether the floor comes from a cursor, and nothing beyond it has been met yet
 * @param watch notices that the server repeats itself
 * @param ahead the page after this one, or this one when there is none, being fetched
 */
record PartPlace<T>(
    SearchPart part,
    @Nullable String start,
    @Nullable SearchAnswer<T> page,
    int behind,
    @Nullable SortPosition floor,
    boolean resuming,
    CursorWatch watch,
    @Nullable PageAhead<T> ahead) {

  static <T> PartPlace<T> at(
      SearchPart part, @Nullable String token, @Nullable SortPosition floor) {
    return new PartPlace<>(
        part, token, null, 0, floor, floor != null, CursorWatch.from(token), null);
  }

  /** The same place in as many parts as requests of this size need; a token fits each of them. */
  List<PartPlace<T>> within(PartLimits limits) {
    if (part.fits(limits)) {
      return List.of(this);
    }
    return part.within(limits).stream()
        .map(each -> new PartPlace<T>(each, start, null, 0, floor, resuming, watch, null))
        .toList();
  }

  PartPlace<T> fetching(PageAhead<T> next) {
    return new PartPlace<>(part, start, page, behind, floor, resuming, watch, next);
  }

  /** How many items of the page are left. */
  int rest() {
    return page == null ? 0 : page.items().size() - behind;
  }

  T head() {
    return fetched().items().get(behind);
  }

  byte @Nullable [] rawHead() {
    return fetched().rawItem(behind);
  }

  /** Whether the server has to be asked before anything can be said about the next item. */
  boolean isUnfetched() {
    return page == null;
  }

  /** Whether a page is done with and there is another. */
  boolean isAtPageEnd() {
    return page != null && rest() == 0 && page.hasNextPage();
  }

  /** Whether this part may have more. */
  boolean hasMore() {
    return page == null || rest() > 0 || page.hasNextPage();
  }

  SearchAnswer<T> fetched() {
    return Objects.requireNonNull(page, "page");
  }

  /** With the page; what of it was given before a cursor was taken is behind. */
  PartPlace<T> with(SearchAnswer<T> answer, ItemOrder<T> order) {
    int first = 0;
    @Nullable SortPosition given = resuming ? floor : null;
    if (given != null) {
      while (first < answer.items().size()
          && order.compare(order.of(answer.items().get(first)), given) <= 0) {
        first++;
      }
    }
    boolean still = resuming && first == answer.items().size();
    return new PartPlace<>(part, start, answer, first, floor, still, watch, null);
  }

  /** With the first item given. */
  PartPlace<T> taken(SortPosition position) {
    return new PartPlace<>(part, start, page, behind + 1, position, false, watch, ahead);
  }

  /**
   * Before the next page.
   *
   * @throws PagingException when the server does not say where, or says what it has said before
   */
  PartPlace<T> onward(CallInfo call) {
    @Nullable String token = fetched().token();
    if (token == null) {
      throw new PagingException(call, "the server says that there is a next page, but not where");
    }
    if (watch.knows(token)) {
      throw new PagingException(call, "the server gave a cursor again that it had given before");
    }
    return new PartPlace<>(
        part, token, null, 0, resuming ? floor : null, resuming, watch.after(token), ahead);
  }

  /** The token of the next page, if there is one that {@link #onward} would go to. */
  @Nullable String nextToken() {
    @Nullable String token = page == null || !page.hasNextPage() ? null : page.token();
    return token == null || watch.knows(token) ? null : token;
  }

  /** The token to go on from later: before this page while something of it is left. */
  @Nullable String resumeToken() {
    @Nullable String after = page == null || rest() > 0 ? null : page.token();
    return after == null ? start : after;
  }

  /** What of the page at {@link #resumeToken()} has been given, if any of it has. */
  @Nullable SortPosition resumeFloor() {
    boolean done = page != null && rest() == 0 && page.token() != null;
    return done && !resuming ? null : floor;
  }

  @Override
  public String toString() {
    return "PartPlace[" + part + ", fetched=" + (page != null) + ", behind=" + behind + "]";
  }
}
