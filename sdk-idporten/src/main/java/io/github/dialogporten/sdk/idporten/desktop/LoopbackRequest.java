package io.github.dialogporten.sdk.idporten.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP request, as far as it matters here. The query can hold a code.
 *
 * @param method the method
 * @param path the path, as it was sent
 * @param rawQuery the query, still encoded; empty when there is none
 * @param hosts the values of its {@code Host} fields
 */
record LoopbackRequest(String method, String path, String rawQuery, List<String> hosts) {

  private static final Pattern LINES = Pattern.compile("\r?\n");
  private static final Pattern FIRST =
      Pattern.compile("([A-Z]{1,20}) (/[!-~&&[^?#]]*)(?:\\?([!-~&&[^#]]*))? HTTP/1\\.[01]");
  private static final Pattern FIELD =
      Pattern.compile("([!-~&&[^:]]{1,200}):([^\\x00-\\x08\\x0a-\\x1f]*+)");

  LoopbackRequest {
    hosts = List.copyOf(hosts);
  }

  /**
   * Reads a head.
   *
   * @param head everything before the empty line
   * @return the request, or null when it is not one
   */
  static @Nullable LoopbackRequest of(String head) {
    String[] lines = LINES.split(head, -1);
    Matcher first = FIRST.matcher(lines[0]);
    if (!first.matches()) {
      return null;
    }
    List<String> hosts = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      Matcher field = FIELD.matcher(lines[i]);
      if (!field.matches()) {
        return null;
      }
      if (field.group(1).equalsIgnoreCase("host")) {
        hosts.add(field.group(2).strip().toLowerCase(Locale.ROOT));
      }
    }
    String query = first.group(3);
    return new LoopbackRequest(first.group(1), first.group(2), query == null ? "" : query, hosts);
  }

  @Override
  public String toString() {
    return "LoopbackRequest[]";
  }
}
