package io.github.dialogporten.sdk.internal.search;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page as the server gave it.
 *
 * @param items the items
 * @param hasNextPage whether there are more
 * @param token the place after the last of them; given on the last page too
 * @param rawJson the bytes, when they are kept
 * @param rawItems where each item begins and ends in them
 * @param <T> what is searched for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SearchAnswer<T>(
    List<T> items,
    boolean hasNextPage,
    @Nullable String token,
    byte @Nullable [] rawJson,
    int[] rawItems) {

  /** The bytes of an item, when they are kept. */
  byte @Nullable [] rawItem(int index) {
    return rawJson == null || rawItems.length != 2 * items.size()
        ? null
        : Arrays.copyOfRange(rawJson, rawItems[2 * index], rawItems[2 * index + 1]);
  }

  @Override
  public String toString() {
    return "SearchAnswer[" + items.size() + "]";
  }
}
