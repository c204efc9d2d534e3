package io.github.dialogporten.sdk.examples.web;

import java.util.List;

/** HTML. What comes into it from elsewhere is escaped, unless it is markup itself. */
record Markup(String html) {

  static final Markup NONE = new Markup("");

  /**
   * Markup from a template.
   *
   * @param template trusted HTML, with {@code {}} where values come, between tags or within quotes
   * @param values text or markup, one for each {@code {}}
   */
  static Markup of(String template, Object... values) {
    String[] parts = template.split("\\{}", -1);
    if (parts.length != values.length + 1) {
      throw new IllegalArgumentException("values: one for each {}");
    }
    StringBuilder html = new StringBuilder(parts[0]);
    for (int i = 0; i < values.length; i++) {
      html.append(values[i] instanceof Markup markup ? markup.html : escaped(values[i].toString()));
      html.append(parts[i + 1]);
    }
    return new Markup(html.toString());
  }

  static Markup all(List<Markup> parts) {
    return new Markup(String.join("", parts.stream().map(Markup::html).toList()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A page may hold anything about a person. */
  @Override
  public String toString() {
    return "Markup[" + html.length() + " characters]";
  }
}
