package io.github.dialogporten.sdk.testkit.internal.dialogporten;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What {@code Accept-Language} asks for: the texts are pruned to one language by it. */
public final class Languages {

  /** No header: everything is returned. */
  static final Languages ALL = new Languages(List.of());

  private static final float DEFAULT_WEIGHT = 100f;

  /** The languages in the order in which they are tried; empty for all. */
  private final List<String> order;

  private Languages(List<String> order) {
    this.order = order;
  }

  /** Null when the header cannot be read. */
  static @Nullable Languages parse(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return ALL;
    }
    Map<String, Float> weights = new LinkedHashMap<>();
    for (String item : header.split(",", -1)) {
      if (item.isBlank()) {
        continue;
      }
      String[] parts = item.split(";", -1);
      Float weight = weight(parts);
      String code = neutral(parts[0]);
      if (weight == null || code.isEmpty()) {
        return null;
      }
      weights.merge(code, weight, Math::max);
    }
    List<String> order = new ArrayList<>(weights.keySet());
    order.sort((a, b) -> Float.compare(weights.getOrDefault(b, 0f), weights.getOrDefault(a, 0f)));
    return of(order);
  }

  /** These languages, and those that are tried after them. */
  public static Languages of(List<String> wanted) {
    List<String> order = new ArrayList<>(wanted.stream().map(Languages::neutral).toList());
    boolean scandinavian = order.contains("sv") || order.contains("da");
    order.addAll(scandinavian ? List.of("nb", "en") : List.of("en", "nb"));
    return new Languages(order);
  }

  /**
   * Null unless the second part is exactly {@code q} and then {@code =}, without a space. What
   * comes behind is never refused: what is no number weighs nothing. A third part is not looked at.
   */
  private static @Nullable Float weight(String[] parts) {
    if (parts.length == 1) {
      return DEFAULT_WEIGHT;
    }
    if (!parts[1].startsWith("q=")) {
      return null;
    }
    try {
      return DEFAULT_WEIGHT * Float.parseFloat(parts[1].substring(2).trim());
    } catch (NumberFormatException e) {
      return 0f;
    }
  }

  /** The language of a culture: {@code en} of {@code en-US} and {@code en_US}. */
  static String neutral(String code) {
    return code.trim().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
  }

  /** Texts by language: the wanted one, or all when it is not there. */
  ArrayNode write(SortedMap<String, String> texts) {
    return prune(Json.texts(texts));
  }

  /** Leaves one language in each list of texts that has a wanted one; changes the node. */
  public <T extends JsonNode> T prune(T node) {
    if (node instanceof ArrayNode list && list.path(0).has("languageCode")) {
      order.stream()
          .map(language -> find(list, language))
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(text -> list.removeAll().add(text));
    } else {
      node.forEach(this::prune);
    }
    return node;
  }

  private static @Nullable JsonNode find(ArrayNode texts, String language) {
    for (JsonNode text : texts) {
      if (text.path("languageCode").asText().equals(language)) {
        return text;
      }
    }
    return null;
  }
}
