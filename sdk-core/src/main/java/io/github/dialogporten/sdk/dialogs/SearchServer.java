package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.resources.Limits;
import org.jspecify.annotations.Nullable;

/** Who answers the requests of a search, one page each. Thread-safe. */
interface SearchServer {

  /**
   * Fetches a page.
   *
   * @param query the filters, the order and the limit: the server checks none of them against a
   *     token, so each request repeats them
   * @param part the parties and services of this request
   * @param token the place to go on from; null for the first page
   * @return the page
   */
  SearchAnswer page(DialogQuery query, SearchPart part, @Nullable String token);

  /** Whether pages keep their bytes. */
  boolean keepsRaw();

  /** What is known, without asking, of how much one request carries. */
  default Limits lastLimits() {
    return Limits.defaults();
  }

  /** How much one request carries; the server is asked when that is not known. */
  default Limits currentLimits() {
    return Limits.defaults();
  }

  /** How much one request carries, now that one was refused. */
  default Limits limitsAnew() {
    return Limits.defaults();
  }
}
