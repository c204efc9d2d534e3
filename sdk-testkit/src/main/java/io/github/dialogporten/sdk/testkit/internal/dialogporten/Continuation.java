package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import io.github.dialogporten.sdk.testkit.internal.state.DialogState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A continuation token: a value for each key; the time that is due may be empty, for null. */
record Continuation(String text, Map<String, Optional<Comparable<?>>> values) {

  /** Null when the text cannot be read. */
  static @Nullable Continuation parse(String text) {
    Map<String, Optional<Comparable<?>>> values = new LinkedHashMap<>();
    for (String item : Order.items(text)) {
      int underscore = item.indexOf('_');
      String key = underscore < 0 ? null : Order.key(item.substring(0, underscore).trim());
      if (key == null || values.containsKey(key)) {
        return null;
      }
      String value = item.substring(underscore + 1).trim();
      if (value.isEmpty() && !key.equals("dueAt")) {
        return null;
      }
      try {
        values.put(key, value.isEmpty() ? Optional.empty() : Optional.of(value(key, value)));
      } catch (IllegalArgumentException | DateTimeParseException e) {
        return null;
      }
    }
    return new Continuation(text, values);
  }

  private static Comparable<?> value(String key, String value) {
    if (key.equals("id")) {
      return UUID.fromString(value);
    }
    Instant instant = OffsetDateTime.parse(value).toInstant();
    return instant;
  }

  /** The keys of the order that the token says nothing about. Nothing else is ever checked. */
  List<String> missing(Order order) {
    return order.parts().stream()
        .map(Order.Part::key)
        .filter(key -> !values.containsKey(key))
        .toList();
  }

  /** Whether the dialog comes after this position. */
  boolean isBefore(DialogState dialog, Order order) {
    for (int i = 0; i < order.parts().size(); i++) {
      Order.Part part = order.parts().get(i);
      Comparable<?> mine = values.getOrDefault(part.key(), Optional.empty()).orElse(null);
      if (i > 0 && part.key().equals("dueAt") && part.ascending()) {
        // The service's SQL lacks parentheses here: whoever has no due date comes back every time.
        if (mine != null && dialog.dueAt == null) {
          return true;
        }
      }
      int difference = part.compare(part.value(dialog), mine);
      if (difference != 0) {
        return difference > 0;
      }
    }
    return false;
  }
}
