package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.paging.PageCursor;
import io.github.dialogporten.sdk.paging.PagedResult;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Results in pages, for code that is given one. Pages may be empty, and may fail: the first to ask
 * for such a page gets the exception, whoever asks again gets the page.
 *
 * <pre>{@code
 * PagedResult<DialogSummary> result =
 *     Pages.<DialogSummary>builder().page(first).failing(outage).page(second).build();
 * }</pre>
 *
 * <p>Not thread-safe while it is built; the result is.
 *
 * @param <T> what is listed
 */
public final class Pages<T> {

  private final List<List<T>> pages = new ArrayList<>();
  private final List<List<RuntimeException>> failures = new ArrayList<>();
  private List<RuntimeException> next = new ArrayList<>();

  private Pages() {}

  /**
   * A result of these pages.
   *
   * @param pages what is on them; none is a result of one empty page
   * @param <T> what is listed
   * @return the result
   */
  @SafeVarargs
  public static <T> PagedResult<T> of(List<T>... pages) {
    Pages<T> builder = builder();
    for (List<T> page : pages) {
      builder.page(page);
    }
    return builder.build();
  }

  /**
   * Builds a result.
   *
   * @param <T> what is listed
   * @return a new builder
   */
  public static <T> Pages<T> builder() {
    return new Pages<>();
  }

  /**
   * Adds a page.
   *
   * @param items what is on it
   * @return this
   */
  public Pages<T> page(List<T> items) {
    pages.add(List.copyOf(items));
    failures.add(List.copyOf(next));
    next = new ArrayList<>();
    return this;
  }

  /**
   * Lets the page that is added next fail once before it comes. Twice for a page that fails twice.
   *
   * @param failure what is thrown, as {@link Errors} makes it
   * @return this
   */
  public Pages<T> failing(RuntimeException failure) {
    next.add(Objects.requireNonNull(failure, "failure"));
    return this;
  }

  /**
   * The result. Failures that no page follows are those of an empty last page.
   *
   * @return a result that can be read many times; what has failed does not fail again
   */
  public PagedResult<T> build() {
    List<PageOf<T>> all = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      all.add(new PageOf<>(all, i, pages.get(i), failures.get(i)));
    }
    if (pages.isEmpty() || !next.isEmpty()) {
      all.add(new PageOf<>(all, pages.size(), List.of(), List.copyOf(next)));
    }
    return new Result<>(all);
  }

  @Override
  public String toString() {
    return "Pages[" + pages.size() + "]";
  }

  private record Result<T>(List<PageOf<T>> all) implements PagedResult<T> {

    @Override
    public Page<T> firstPage() {
      return all.get(0).fetched();
    }

    @Override
    public String toString() {
      return "Pages[" + all.size() + "]";
    }
  }

  private static final class PageOf<T> implements Page<T> {

    private final List<PageOf<T>> all;
    private final int index;
    private final List<T> items;
    private final List<RuntimeException> failures;
    private final AtomicInteger asked = new AtomicInteger();

    PageOf(List<PageOf<T>> all, int index, List<T> items, List<RuntimeException> failures) {
      this.all = all;
      this.index = index;
      this.items = items;
      this.failures = failures;
    }

    Page<T> fetched() {
      int time = asked.getAndUpdate(count -> Math.min(count + 1, failures.size()));
      @Nullable RuntimeException failure = time < failures.size() ? failures.get(time) : null;
      if (failure != null) {
        throw failure;
      }
      return this;
    }

    @Override
    public List<T> items() {
      return items;
    }

    @Override
    public boolean hasNext() {
      return index + 1 < all.size();
    }

    @Override
    public Page<T> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return all.get(index + 1).fetched();
    }

    @Override
    public Optional<PageCursor> cursor() {
      return Optional.of(PageCursor.ofContinuationToken("page" + (index + 1)));
    }

    @Override
    public Optional<byte[]> rawJson() {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "Page[" + items.size() + ", hasNext=" + hasNext() + "]";
    }
  }
}
