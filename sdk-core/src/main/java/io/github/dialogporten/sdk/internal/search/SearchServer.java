package io.github.dialogporten.sdk.internal.search;

import io.github.dialogporten.sdk.errors.CallInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Fetches single pages of a search. Thread-safe.
 *
 * @param <T> what is searched for
 */
public interface SearchServer<T> {

  /** Starts the time of a page. */
  PageTime startPage();

  /**
   * Fetches a page. The server checks neither filters nor order against a token, so each request
   * repeats them.
   *
   * @param part the parties and services of this request
   * @param token the place to go on from; null for the first page
   * @param size how many items to ask for
   * @param left how long it may take, more than zero
   */
  SearchAnswer<T> page(SearchPart part, @Nullable String token, int size, Duration left);

  /** Names the search in an exception, after this many requests. */
  CallInfo call(int attempts);

  /** Whether pages keep their bytes. */
  boolean keepsRaw();

  /** What is known, without asking, of how much one request carries. */
  PartLimits lastLimits();

  /**
   * How much one request carries, at the beginning of a walk. The server is asked when the query
   * has more than it has ever allowed to be sure of; otherwise a refusal tells.
   *
   * @param left how long that may take, more than zero
   * @throws IllegalArgumentException when there is too much of what cannot be split
   */
  PartLimits limits(Duration left);

  /**
   * How much one request carries, now that one was refused.
   *
   * @param left how long that may take, more than zero
   */
  default PartLimits limitsAnew(Duration left) {
    return lastLimits();
  }
}
