package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.testkit.internal.http.Query;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From query values to typed ones, by the web framework's rules; keeps what could not be bound. */
final class Binding {

  /** Year 1: what an empty date becomes. */
  private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

  private final Query query;
  private final Map<String, List<String>> errors = new LinkedHashMap<>();

  Binding(Query query) {
    this.query = query;
  }

  Map<String, List<String>> errors() {
    return errors;
  }

  /** A value that has no meaning for the parameter. */
  void invalid(String name, String type) {
    Query.Parameter parameter = query.parameter(name);
    String asSent = parameter == null ? name : parameter.name();
    String value = parameter == null ? "" : String.join(",", parameter.values());
    errors
        .computeIfAbsent(asSent, key -> new ArrayList<>())
        .add("Value [" + value + "] is not valid for a [" + type + "] property!");
  }

  @Nullable String text(String name) {
    Query.Parameter parameter = query.parameter(name);
    return parameter == null ? null : String.join(",", parameter.values());
  }

  @Nullable Integer number(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return text.isEmpty() ? 0 : Integer.valueOf(text.trim());
    } catch (NumberFormatException e) {
      invalid(name, "Int32");
      return null;
    }
  }

  @Nullable Boolean flag(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    if (text.isEmpty() || text.equalsIgnoreCase("false")) {
      return false;
    } else if (text.equalsIgnoreCase("true")) {
      return true;
    }
    invalid(name, "Boolean");
    return null;
  }

  @Nullable Instant date(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    if (text.isEmpty()) {
      return BEGINNING;
    }
    // A plus sign that was not encoded has become a space on the way.
    Instant instant = instant(text.trim().replace(' ', 'T'));
    if (instant == null) {
      invalid(name, "DateTimeOffset");
    }
    return instant;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return withoutOffset(text);
    }
  }

  private static @Nullable Instant withoutOffset(String text) {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** Repeated, a JSON array as text, or a single value that is split at its commas. */
  @Nullable List<String> list(String name) {
    Query.Parameter parameter = query.parameter(name);
    if (parameter == null) {
      return null;
    }
    if (parameter.values().size() > 1) {
      return parameter.values();
    }
    String value = parameter.values().get(0);
    if (value.startsWith("[") && value.endsWith("]")) {
      return jsonList(name, value);
    }
    boolean splits =
        value.contains(",")
            && !value.startsWith(",")
            && !value.endsWith(",")
            && !value.contains(",,");
    return splits ? List.of(value.split(",", -1)) : List.of(value);
  }

  private @Nullable List<String> jsonList(String name, String value) {
    JsonNode node = Json.parse(value);
    if (node == null || !node.isArray()) {
      invalid(name, "List`1");
      return null;
    }
    List<String> values = new ArrayList<>();
    node.forEach(element -> values.add(element.asText()));
    return values;
  }

  /** Names in any case, or their numbers. */
  @Nullable List<String> enumeration(String name, List<String> known) {
    List<String> values = list(name);
    if (values == null) {
      return null;
    }
    List<String> found = new ArrayList<>();
    for (String value : values) {
      String match = match(value, known);
      if (match == null) {
        invalid(name, "List`1");
        return null;
      }
      found.add(match);
    }
    return found;
  }

  static @Nullable String match(String value, List<String> known) {
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).equalsIgnoreCase(value) || String.valueOf(i + 1).equals(value)) {
        return known.get(i);
      }
    }
    return null;
  }
}
