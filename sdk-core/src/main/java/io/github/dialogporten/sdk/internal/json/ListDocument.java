package io.github.dialogporten.sdk.internal.json;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of document that holds a list, with something around it, and how it becomes a value.
 *
 * @param envelope the wire record of what stands around the list
 * @param item the wire record of an item
 * @param items maps one item
 * @param whole makes the value
 * @param <E> the wire record of what stands around the list
 * @param <W> the wire record of an item
 * @param <T> what is made of an item
 * @param <V> the value
 */
public record ListDocument<E, W, T, V>(
    Class<E> envelope, Class<W> item, Json.Mapping<W, T> items, Whole<E, T, V> whole) {

  /**
   * Makes the value.
   *
   * @param <E> the wire record of what stands around the list
   * @param <T> what is made of an item
   * @param <V> the value
   */
  @FunctionalInterface
  public interface Whole<E, T, V> {

    /**
     * Maps.
     *
     * @param envelope what stands around the list; its own list is empty
     * @param items the items without those that are null; unmodifiable
     * @param rawJson the bytes that it was read from, if they are kept
     * @return the value
     * @throws JsonMismatchException if something that must be there is not
     */
    V of(E envelope, List<T> items, byte @Nullable [] rawJson) throws JsonMismatchException;
  }

  /**
   * The same documents with another value.
   *
   * @param then makes it of the first
   * @param <X> the other value
   * @return a kind of document
   */
  public <X> ListDocument<E, W, T, X> as(Function<V, X> then) {
    return new ListDocument<>(
        envelope,
        item,
        items,
        (around, all, rawJson) -> then.apply(whole.of(around, all, rawJson)));
  }

  /** Items of such a document, still to be read. */
  public Items<W, T> unread() {
    return new Items<>(item, items);
  }
}
