package io.github.dialogporten.sdk.idporten;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parameters of a query as others sent it. */
final class QueryText {

  private static final int LONGEST = 65_536;
  private static final int MOST = 100;

  private QueryText() {}

  /** Every value of each parameter; empty when the text is no query. */
  static Optional<Map<String, List<String>>> parse(String query) {
    String raw = query.startsWith("?") ? query.substring(1) : query;
    if (raw.length() > LONGEST) {
      return Optional.empty();
    }
    Map<String, List<String>> all = new LinkedHashMap<>();
    String[] pairs = raw.split("&", -1);
    if (pairs.length > MOST) {
      return Optional.empty();
    }
    try {
      for (String pair : pairs) {
        int sign = pair.indexOf('=');
        if (!pair.isEmpty()) {
          String name = decode(sign < 0 ? pair : pair.substring(0, sign));
          String value = sign < 0 ? "" : decode(pair.substring(sign + 1));
          all.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
        }
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a percent sign that begins nothing
    }
    return Optional.of(all);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
