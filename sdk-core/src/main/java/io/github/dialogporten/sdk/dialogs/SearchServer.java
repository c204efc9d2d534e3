package io.github.dialogporten.sdk.dialogs;

import org.jspecify.annotations.Nullable;

/** Who answers the requests of a search, one page each. */
@FunctionalInterface
interface SearchServer {

  /**
   * Fetches a page.
   *
   * @param query the filters and the limit
   * @param order the order; null for the server's own
   * @param token the place to go on from; null for the first page
   * @return the page
   */
  SearchAnswer page(DialogQuery query, @Nullable String order, @Nullable String token);
}
