package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.internal.Ascii;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a problem says of single fields, in each of the shapes that are in use: {@code errors} as a
 * map of texts, {@code errors} as a list, and Altinn's {@code validationErrors}, whose entries name
 * the field by {@code paths}. Where two members say the same of one field, it is told once.
 */
final class FieldErrors {

  private static final List<String> FIELDS =
      List.of("paths", "path", "field", "propertyName", "pointer", "name", "key", "parameter");
  private static final List<String> TEXTS =
      List.of("detail", "message", "errorMessage", "description", "title", "code", "errorCode");

  private final Map<String, Set<String>> found = new LinkedHashMap<>();

  /** How a field is written that may be written in another way too. */
  private final Map<String, String> spellings = new HashMap<>();

  private FieldErrors() {}

  static Map<String, List<String>> of(Map<String, @Nullable Object> problem) {
    FieldErrors errors = new FieldErrors();
    errors.addAll(problem.get("errors"));
    errors.addAll(problem.get("validationErrors"));
    Map<String, List<String>> all = new LinkedHashMap<>();
    errors.found.forEach((field, texts) -> all.put(field, List.copyOf(texts)));
    return all;
  }

  private void addAll(@Nullable Object errors) {
    if (errors instanceof Map<?, ?> byField) {
      byField.forEach((field, texts) -> addTo(String.valueOf(field), texts));
    } else if (errors instanceof List<?> list) {
      list.forEach(this::addEntry);
    } else if (errors instanceof String text) {
      add("", text);
    }
  }

  private void addEntry(@Nullable Object entry) {
    if (entry instanceof String text) {
      add("", text);
    } else if (entry instanceof Map<?, ?> members) {
      addMembers(members);
    }
  }

  private void addMembers(Map<?, ?> members) {
    @Nullable Object text = first(members, TEXTS);
    @Nullable Object fields = first(members, FIELDS);
    if (fields instanceof List<?> several && !several.isEmpty()) {
      several.forEach(field -> add(String.valueOf(field), text));
    } else {
      add(fields instanceof String field ? field : "", text);
    }
  }

  private static @Nullable Object first(Map<?, ?> members, List<String> names) {
    return names.stream()
        .map(members::get)
        .filter(each -> each != null && !each.equals("") && !each.equals(List.of()))
        .findFirst()
        .orElse(null);
  }

  /** Under the field as it is written already, in any case and with any separator. */
  private void add(String field, @Nullable Object text) {
    addTo(spellings.getOrDefault(plain(field), field), text);
  }

  private void addTo(String field, @Nullable Object texts) {
    spellings.putIfAbsent(plain(field), field);
    Set<String> known = found.computeIfAbsent(field, each -> new LinkedHashSet<>());
    if (texts instanceof List<?> list) {
      list.forEach(each -> known.add(String.valueOf(each)));
    } else if (texts != null) {
      known.add(texts.toString());
    }
  }

  private static String plain(String field) {
    String dotted = Ascii.lower(field).replace('/', '.');
    return dotted.startsWith(".") ? dotted.substring(1) : dotted;
  }
}
