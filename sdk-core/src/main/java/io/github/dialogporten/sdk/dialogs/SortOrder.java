package io.github.dialogporten.sdk.dialogs;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key to order by, and which way: {@code SortKey.CREATED_AT.ascending()}. Immutable.
 *
 * @see SortKey
 */
public final class SortOrder {

  private static final String TAKES =
      "orderBy: contentUpdatedAt, updatedAt, createdAt, dueAt or id, with _asc or _desc after it or"
          + " nothing";

  private final SortKey key;
  private final boolean ascending;

  SortOrder(SortKey key, boolean ascending) {
    this.key = Objects.requireNonNull(key, "key");
    this.ascending = ascending;
  }

  /**
   * The order with this text, in the API's own grammar: for orders that come from a command line or
   * a file.
   *
   * @param text a key in any case, with {@code _asc} or {@code _desc} after it; descending without,
   *     as the API has it
   * @return the order
   * @throws IllegalArgumentException when it is no key and no direction
   */
  public static SortOrder parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    int cut = lower.indexOf('_');
    String name = cut < 0 ? lower : lower.substring(0, cut);
    String direction = cut < 0 ? "_desc" : lower.substring(cut);
    for (SortKey key : SortKey.values()) {
      if (key.key().toLowerCase(Locale.ROOT).equals(name)
          && (direction.equals("_asc") || direction.equals("_desc"))) {
        return new SortOrder(key, direction.equals("_asc"));
      }
    }
    throw new IllegalArgumentException(TAKES);
  }

  /**
   * What to order by.
   *
   * @return the key
   */
  public SortKey key() {
    return key;
  }

  /**
   * Which way.
   *
   * @return true for the oldest or lowest first
   */
  public boolean isAscending() {
    return ascending;
  }

  /**
   * The order in the API's own grammar, such as {@code createdAt_asc}.
   *
   * @return what {@link #parse} takes
   */
  public String text() {
    return key.key() + (ascending ? "_asc" : "_desc");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SortOrder that && key == that.key && ascending == that.ascending;
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, ascending);
  }

  @Override
  public String toString() {
    return text();
  }
}
