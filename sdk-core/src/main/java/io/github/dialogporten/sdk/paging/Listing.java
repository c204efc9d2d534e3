package io.github.dialogporten.sdk.paging;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list that the server gives whole. Unmodifiable and thread-safe.
 *
 * @param <T> what is listed
 */
public final class Listing<T> extends AbstractList<T> {

  private final List<T> items;
  private final byte @Nullable [] rawJson;

  private Listing(List<T> items, byte @Nullable [] rawJson) {
    this.items = List.copyOf(items);
    this.rawJson = rawJson == null ? null : rawJson.clone();
  }

  /**
   * A list.
   *
   * @param items what is listed
   * @param rawJson the bytes that the server sent, or null when they are not kept
   * @param <T> what is listed
   * @return an unmodifiable list
   */
  public static <T> Listing<T> of(List<T> items, byte @Nullable [] rawJson) {
    return new Listing<>(items, rawJson);
  }

  /**
   * The bytes that the server sent, when {@code CallOptions.withRawJson()} asked to keep them.
   *
   * @return a copy
   */
  public Optional<byte[]> rawJson() {
    return Optional.ofNullable(rawJson).map(byte[]::clone);
  }

  @Override
  public T get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }

  /** The number of items only. */
  @Override
  public String toString() {
    return "Listing[" + items.size() + "]";
  }
}
