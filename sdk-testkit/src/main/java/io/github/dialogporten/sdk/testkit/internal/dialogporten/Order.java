package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import io.github.dialogporten.sdk.testkit.internal.state.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The order of a search: keys, directions, and how two dialogs stand to each other. */
record Order(List<Part> parts) {

  static final Order DEFAULT =
      new Order(List.of(new Part("contentUpdatedAt", false), new Part("id", false)));

  private static final List<String> KEYS =
      List.of("contentUpdatedAt", "updatedAt", "createdAt", "dueAt", "id");

  /** One key and its direction. */
  record Part(String key, boolean ascending) {

    /** The value that a dialog has for this key: an instant, an id, or null. */
    @Nullable Comparable<?> value(DialogState dialog) {
      return switch (key) {
        case "contentUpdatedAt" -> dialog.contentUpdatedAt;
        case "updatedAt" -> dialog.updatedAt;
        case "createdAt" -> dialog.createdAt;
        case "dueAt" -> dialog.dueAt;
        default -> dialog.id;
      };
    }

    /** Below zero when the first comes first. Nulls are the highest of all, as in the database. */
    int compare(@Nullable Comparable<?> a, @Nullable Comparable<?> b) {
      int up;
      if (a == null || b == null) {
        up = Boolean.compare(a == null, b == null);
      } else if (a instanceof UUID first && b instanceof UUID second) {
        up = Ids.compare(first, second);
      } else if (a instanceof Instant first && b instanceof Instant second) {
        up = first.compareTo(second);
      } else {
        throw new IllegalStateException("values of different kinds");
      }
      return ascending ? up : -up;
    }

    String token(DialogState dialog) {
      Comparable<?> value = value(dialog);
      String text = value instanceof Instant instant ? Json.date(instant) : value + "";
      return key.toLowerCase(Locale.ROOT) + "_" + (value == null ? "" : text);
    }
  }

  /** Null when the text is no order. Spaces and empty items are dropped. */
  static @Nullable Order parse(@Nullable String text) {
    if (text == null) {
      return DEFAULT;
    }
    if (text.isBlank()) {
      return null;
    }
    List<Part> parts = new ArrayList<>();
    Set<String> typed = new LinkedHashSet<>();
    for (String item : items(text)) {
      String[] halves = Stream.of(item.split("_", -1)).map(String::trim).toArray(String[]::new);
      String key = key(halves[0]);
      String direction = halves.length > 1 ? halves[1].toLowerCase(Locale.ROOT) : "desc";
      if (key == null
          || halves.length > 2
          || !(direction.equals("asc") || direction.equals("desc"))
          || !typed.add(halves[0])) {
        return null;
      }
      parts.add(new Part(key, direction.equals("asc")));
    }
    return new Order(withId(parts));
  }

  /** What stands between the commas, without spaces around it. */
  static List<String> items(String text) {
    return Stream.of(text.split(",", -1)).map(String::trim).filter(i -> !i.isEmpty()).toList();
  }

  /** The id is always last; it alone is no order. */
  private static List<Part> withId(List<Part> given) {
    List<Part> parts = new ArrayList<>(given);
    Part id =
        given.stream()
            .filter(part -> part.key().equals("id"))
            .findFirst()
            .orElse(new Part("id", false));
    parts.removeIf(part -> part.key().equals("id"));
    if (parts.isEmpty()) {
      parts.add(DEFAULT.parts().get(0));
    }
    parts.add(id);
    return List.copyOf(parts);
  }

  static @Nullable String key(String text) {
    return KEYS.stream().filter(key -> key.equalsIgnoreCase(text)).findFirst().orElse(null);
  }

  int compare(DialogState a, DialogState b) {
    for (Part part : parts) {
      int difference = part.compare(part.value(a), part.value(b));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  /** Where a dialog stands, for the next page to go on from. */
  String token(DialogState dialog) {
    return parts.stream().map(part -> part.token(dialog)).collect(Collectors.joining(","));
  }

  /** As the answer writes it: lower case, every direction. */
  String text() {
    return parts.stream()
        .map(part -> part.key().toLowerCase(Locale.ROOT) + (part.ascending() ? "_asc" : "_desc"))
        .collect(Collectors.joining(","));
  }
}
