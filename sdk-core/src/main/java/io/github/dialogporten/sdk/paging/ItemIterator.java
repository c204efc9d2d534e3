package io.github.dialogporten.sdk.paging;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Goes from item to item, over empty pages too. A page that cannot be fetched is told by {@link
 * #next()}, never by an early end; asked again, it is fetched again.
 */
final class ItemIterator<T> implements Iterator<T> {

  private final Iterator<Page<T>> pages;
  private Iterator<T> items = Collections.emptyIterator();
  private @Nullable RuntimeException failure;

  ItemIterator(Iterator<Page<T>> pages) {
    this.pages = pages;
  }

  @Override
  public boolean hasNext() {
    try {
      while (failure == null && !items.hasNext() && pages.hasNext()) {
        items = pages.next().items().iterator();
      }
    } catch (RuntimeException e) {
      failure = e;
    }
    return failure != null || items.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (failure != null) {
      RuntimeException thrown = failure;
      failure = null;
      throw thrown;
    }
    return items.next();
  }
}
