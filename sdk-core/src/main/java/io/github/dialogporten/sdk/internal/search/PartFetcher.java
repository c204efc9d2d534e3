package io.github.dialogporten.sdk.internal.search;

import io.github.dialogporten.sdk.errors.InvalidRequestException;
import io.github.dialogporten.sdk.errors.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Fetches the pages of one search, ahead where there is an executor. Thread-safe. */
record PartFetcher<T>(SearchServer<T> server, SearchSpec<T> spec, @Nullable Executor executor) {

  /**
   * A place with its page; several places, still without, when the request was too long.
   *
   * @param wanted how many items the search may still give
   * @param time the time of the page that needs it
   */
  List<PartPlace<T>> fetch(PartPlace<T> place, int wanted, PageTime time) {
    @Nullable PageAhead<T> ahead = place.ahead();
    if (ahead == null && !place.part().fits(server.lastLimits())) {
      return place.within(server.lastLimits()); // another part has been refused
    }
    try {
      SearchAnswer<T> answer =
          ahead == null
              ? server.page(place.part(), place.start(), size(place, wanted), left(time))
              : ahead.get(time);
      return List.of(aheadOf(place.with(answer, spec.order()), wanted));
    } catch (InvalidRequestException e) {
      List<PartPlace<T>> smaller =
          isAboutCounts(e) ? place.within(server.limitsAnew(left(time))) : List.of();
      if (smaller.size() < 2) {
        throw e;
      }
      return smaller;
    }
  }

  /** The same place, with what it needs next on its way, unless that cannot be needed. */
  PartPlace<T> aheadOf(PartPlace<T> place, int wanted) {
    int more = wanted - place.rest();
    @Nullable String token = place.isUnfetched() ? place.start() : place.nextToken();
    boolean next = place.isUnfetched() || token != null;
    if (executor == null || place.ahead() != null || !next || more <= 0) {
      return place;
    }
    return place.fetching(
        new PageAhead<>(this, place.part(), token, size(place, more)).on(executor));
  }

  /** Behind a cursor a page begins with items that were given, nobody knows how many. */
  private int size(PartPlace<T> place, int wanted) {
    return place.resuming() ? spec.pageSize() : Math.min(spec.pageSize(), wanted);
  }

  /**
   * What is left for a request.
   *
   * @throws TransportException when nothing is
   */
  Duration left(PageTime time) {
    Duration left = time.left();
    if (left.isZero()) {
      throw notSent(TransportException.Kind.TIMEOUT);
    }
    return left;
  }

  TransportException notSent(TransportException.Kind kind) {
    return new TransportException(server.call(0), kind, null);
  }

  private static boolean isAboutCounts(InvalidRequestException refusal) {
    return refusal.fieldErrors().keySet().stream()
        .anyMatch(key -> key.matches("(?i)(party|serviceresource)(\\.count)?"));
  }
}
