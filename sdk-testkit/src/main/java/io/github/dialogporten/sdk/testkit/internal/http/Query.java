package io.github.dialogporten.sdk.testkit.internal.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query string or a form: names in any case, values in the order they came. */
public final class Query {

  /** One name, as it was sent first, and its values. */
  public record Parameter(String name, List<String> values) {}

  private final Map<String, Parameter> byLowerName = new LinkedHashMap<>();

  private Query() {}

  public static Query parse(@Nullable String raw) {
    Query query = new Query();
    if (raw == null || raw.isEmpty()) {
      return query;
    }
    for (String pair : raw.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      query
          .byLowerName
          .computeIfAbsent(
              name.toLowerCase(Locale.ROOT), key -> new Parameter(name, new ArrayList<>()))
          .values()
          .add(value);
    }
    return query;
  }

  public @Nullable Parameter parameter(String name) {
    return byLowerName.get(name.toLowerCase(Locale.ROOT));
  }

  /** The first value of a name. */
  public @Nullable String first(String name) {
    Parameter parameter = parameter(name);
    return parameter == null ? null : parameter.values().get(0);
  }

  /** All values of a name. */
  public List<String> all(String name) {
    Parameter parameter = parameter(name);
    return parameter == null ? List.of() : List.copyOf(parameter.values());
  }

  public Collection<Parameter> parameters() {
    return byLowerName.values();
  }

  /** One name and its value, as an address or a form holds them. */
  public static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The address with parameters more. */
  public static String extend(String address, String... pairs) {
    return address + (address.contains("?") ? "&" : "?") + String.join("&", pairs);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
