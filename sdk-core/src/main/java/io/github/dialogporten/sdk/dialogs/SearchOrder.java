package io.github.dialogporten.sdk.dialogs;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks the caller's order and writes it the one way that the server compares correctly. */
final class SearchOrder {

  private static final String TAKES =
      "orderBy: contentUpdatedAt, updatedAt, createdAt, dueAt or id, each at most once, with _asc or"
          + " _desc after it or nothing, and commas between";

  private SearchOrder() {}

  static String checked(List<String> parts) {
    Set<SortKey> seen = EnumSet.noneOf(SortKey.class);
    List<String> checked = new ArrayList<>();
    for (String part : String.join(",", parts).split(",", -1)) {
      String text = part.strip();
      int cut = text.indexOf('_');
      String direction = cut < 0 ? "" : text.substring(cut).toLowerCase(Locale.ROOT);
      SortKey key = key(cut < 0 ? text : text.substring(0, cut));
      if (!seen.add(key) || !List.of("", "_asc", "_desc").contains(direction)) {
        throw new IllegalArgumentException(TAKES);
      }
      if (key == SortKey.DUE_AT && direction.equals("_asc") && !checked.isEmpty()) {
        // The server would give dialogs without a due date again on later pages.
        throw new IllegalArgumentException(
            "orderBy: dueAt_asc in the first place only; elsewhere the server repeats dialogs");
      }
      checked.add(key.key() + direction);
    }
    return String.join(",", checked);
  }

  private static SortKey key(String text) {
    for (SortKey key : SortKey.values()) {
      if (key.key().equalsIgnoreCase(text)) {
        return key;
      }
    }
    throw new IllegalArgumentException(TAKES);
  }
}
