package io.github.dialogporten.sdk.testkit.internal.idporten;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** HTML that is ready to be sent. */
record Html(String text) {

  private static final Pattern GAP = Pattern.compile("\\{}");

  /** Fills the gaps, <code>{}</code>, in their order: with HTML as it is, with texts escaped. */
  static Html of(String template, Object... values) {
    int[] next = {0};
    String filled =
        GAP.matcher(template)
            .replaceAll(gap -> Matcher.quoteReplacement(escaped(values[next[0]++])));
    return new Html(filled);
  }

  static Html join(List<Html> parts) {
    return new Html(parts.stream().map(Html::text).collect(Collectors.joining()));
  }

  private static String escaped(Object value) {
    if (value instanceof Html html) {
      return html.text();
    }
    return value
        .toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
