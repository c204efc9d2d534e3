package io.github.dialogporten.sdk.paging;

import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A result that is fetched page by page while it is read. Nothing is sent before it is read.
 *
 * <p>Thread-safe, and can be read many times: each iterator and stream starts over with the first
 * page. An iterator itself belongs to one thread. A page that cannot be fetched makes {@code
 * next()} throw, never an early end; the same iterator may then be asked again, and goes on where
 * it was. There is nothing to close.
 *
 * @param <T> what is listed
 */
public interface PagedResult<T> extends Iterable<T> {

  /**
   * The first page: one request, or one for each part of a search that is sent in parts, retries
   * apart.
   *
   * @return the page
   */
  Page<T> firstPage();

  /**
   * The pages, each fetched when it is needed.
   *
   * @return a lazy sequence
   */
  default Iterable<Page<T>> pages() {
    return () -> new PageIterator<>(this);
  }

  @Override
  default Iterator<T> iterator() {
    return new ItemIterator<>(pages().iterator());
  }

  /**
   * The items as a stream, sequential and lazy. It does not know its size: {@code count()} fetches
   * every page.
   *
   * @return a stream that needs no closing
   */
  default Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }
}
