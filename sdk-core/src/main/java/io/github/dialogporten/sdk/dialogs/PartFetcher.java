package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.errors.InvalidRequestException;
import io.github.dialogporten.sdk.resources.Limits;
import io.github.dialogporten.sdk.resources.SearchLimits;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Fetches the pages of one search. Immutable and thread-safe. */
final class PartFetcher {

  private final SearchServer server;
  private final DialogQuery query;
  private final @Nullable Executor executor;

  PartFetcher(SearchServer server, DialogQuery query, @Nullable Executor executor) {
    this.server = server;
    this.query = query;
    this.executor = executor;
  }

  PartFetcher on(Executor other) {
    return new PartFetcher(server, query, other);
  }

  DialogQuery query() {
    return query;
  }

  boolean keepsRaw() {
    return server.keepsRaw();
  }

  /**
   * How much one request carries. The server is asked when the query has more than it has ever
   * allowed to be sure of; otherwise a refusal tells.
   *
   * @throws IllegalArgumentException when there is too much of what cannot be split
   */
  SearchLimits limits() {
    SearchLimits sure = Limits.defaults().endUserSearch();
    boolean fits =
        query.values(DialogQuery.PARTY).size() <= sure.parties()
            && query.values(DialogQuery.SERVICE_RESOURCE).size() <= sure.serviceResources()
            && query.values("org").size() <= sure.orgs().orElse(0)
            && query.values("extendedStatus").size() <= sure.extendedStatuses();
    SearchLimits known = (fits ? server.lastLimits() : server.currentLimits()).endUserSearch();
    QueryRules.checkCounts(query, known);
    return known;
  }

  /** A place with its page; several places, still without, when the request was too long. */
  List<PartPlace> fetch(PartPlace place) {
    @Nullable PageAhead ahead = place.ahead();
    if (ahead == null && !place.part().fits(server.lastLimits().endUserSearch())) {
      return place.within(server.lastLimits().endUserSearch()); // another part has been refused
    }
    try {
      SearchAnswer answer =
          ahead == null ? server.page(query, place.part(), place.start()) : ahead.get();
      PartPlace fetched = place.with(answer, query.searchOrder());
      return List.of(aheadOf(fetched));
    } catch (InvalidRequestException e) {
      List<PartPlace> smaller =
          isAboutCounts(e) ? place.within(server.limitsAnew().endUserSearch()) : List.of();
      if (smaller.size() < 2) {
        throw e;
      }
      return smaller;
    }
  }

  /** The same place, with what it needs next on its way. */
  PartPlace aheadOf(PartPlace place) {
    if (executor == null || place.ahead() != null) {
      return place;
    }
    SearchPart part = place.part();
    if (place.isUnfetched()) {
      @Nullable String token = place.start();
      return place.fetching(PageAhead.on(executor, () -> server.page(query, part, token)));
    }
    if (place.fetched().hasNextPage() && place.knowsNext()) {
      String token = place.nextToken();
      return place.fetching(PageAhead.on(executor, () -> server.page(query, part, token)));
    }
    return place;
  }

  private static boolean isAboutCounts(InvalidRequestException refusal) {
    return refusal.fieldErrors().keySet().stream()
        .map(key -> key.toLowerCase(Locale.ROOT))
        .anyMatch(key -> key.matches("(party|serviceresource)(\\.count)?"));
  }

  @Override
  public String toString() {
    return "PartFetcher[" + query + "]";
  }
}
