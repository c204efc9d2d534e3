package io.github.dialogporten.sdk.paging;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * One page. Immutable and thread-safe; {@link #next()} sends a request.
 *
 * @param <T> what is on it
 */
public interface Page<T> {

  /**
   * What is on this page. It may be empty while there is a next one.
   *
   * @return an unmodifiable list
   */
  List<T> items();

  /**
   * Whether the server says that there is a next page. The only sign of the end.
   *
   * @return true when {@link #next()} may be asked
   */
  boolean hasNext();

  /**
   * Fetches the next page: one request, plus what the retries of a safe call add; of a search that
   * is sent in parts, as many as the page needs.
   *
   * @return the next page
   * @throws NoSuchElementException when there is none
   * @throws io.github.dialogporten.sdk.errors.PagingException when the server gave the same cursor
   *     again
   */
  Page<T> next();

  /**
   * The place after this page, to go on from later. On the last page too: what comes after it then
   * is what has newer values of the search's order by then. What appears with older ones is not
   * found from there, see {@link io.github.dialogporten.sdk.dialogs.SortKey}.
   *
   * @return the place, if there is one
   */
  Optional<PageCursor> cursor();

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them. They
   * hold what {@link #items()} holds: of a page that is put together from several parts of a
   * search, or from which something was dropped that had been given before, they are a document of
   * the same form with the items as the server sent them, and without the server's continuation
   * token; {@link #cursor()} is the place then.
   *
   * @return a copy
   */
  Optional<byte[]> rawJson();
}
