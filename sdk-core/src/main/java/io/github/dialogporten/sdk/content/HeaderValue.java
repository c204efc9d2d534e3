package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.internal.Ascii;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A header's value and its parameters, such as {@code text/html; charset=utf-8}. Read tolerantly:
 * whatever the text is, it gives a value.
 *
 * @param value what stands before the first semicolon, in lower case
 * @param parameters names in lower case; of a repeated one the first
 */
record HeaderValue(String value, Map<String, String> parameters) {

  static HeaderValue parse(String text) {
    List<String> parts = parts(text);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String part : parts) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String name = name(part.substring(0, equals).trim());
        parameters.putIfAbsent(name, unquoted(part.substring(equals + 1).trim()));
      }
    }
    return new HeaderValue(Ascii.lower(parts.get(0).trim()), parameters);
  }

  /** Without values: a file's name is among them. */
  @Override
  public String toString() {
    return "HeaderValue[]";
  }

  /** What stands last before the sign: some servers leave out the value, or the semicolon. */
  private static String name(String text) {
    int at =
        Math.max(text.lastIndexOf(' '), Math.max(text.lastIndexOf(','), text.lastIndexOf('\t')));
    return Ascii.lower(text.substring(at + 1));
  }

  /** Split at semicolons, those in quotes apart, unless the quotes do not end. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == ';' && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(Math.min(start, text.length())));
    return quoted ? List.of(text.split(";", -1)) : parts;
  }

  /** To the last quote: some servers do not escape those inside, or a path's backslashes. */
  private static String unquoted(String text) {
    if (!text.startsWith("\"")) {
      return text;
    }
    int last = text.lastIndexOf('"');
    int end = last == 0 ? text.length() : last;
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i < end; i++) {
      boolean escapes = text.charAt(i) == '\\' && i + 1 < end;
      if (escapes && (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\')) {
        i++;
      }
      plain.append(text.charAt(i));
    }
    return plain.toString();
  }
}
