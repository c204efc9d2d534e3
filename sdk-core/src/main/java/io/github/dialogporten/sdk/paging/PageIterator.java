package io.github.dialogporten.sdk.paging;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Goes from page to page. A page that cannot be fetched can be asked for again. */
final class PageIterator<T> implements Iterator<Page<T>> {

  private final PagedResult<T> result;
  private @Nullable Page<T> last;

  PageIterator(PagedResult<T> result) {
    this.result = result;
  }

  @Override
  public boolean hasNext() {
    return last == null || last.hasNext();
  }

  @Override
  public Page<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Page<T> page = last == null ? result.firstPage() : last.next();
    last = page;
    return page;
  }
}
