package io.github.dialogporten.sdk.testkit.internal.idporten;

/** What all pages have around them. */
final class Html {

  private static final String STYLE =
      "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}"
          + "fieldset{margin:1rem 0;border:1px solid #888}label{display:block;padding:.3rem 0}"
          + "button{font:inherit;padding:.4rem 1rem;margin-right:.5rem}"
          + "iframe{display:none}";

  private Html() {}

  static String page(String locale, String title, String body) {
    return "<!DOCTYPE html>\n<html lang=\""
        + escape(locale)
        + "\"><head><meta charset=\"utf-8\"><title>"
        + escape(title)
        + "</title><meta name=\"viewport\" content=\"width=device-width\">"
        + "<meta name=\"referrer\" content=\"no-referrer\"><style>"
        + STYLE
        + "</style></head>\n<body>\n<h1>"
        + escape(title)
        + "</h1>\n"
        + body
        + "\n</body></html>\n";
  }

  static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\""
        + escape(name)
        + "\" value=\""
        + escape(value)
        + "\">\n";
  }

  /** A radio button or a check box with its label. */
  static String choice(String type, String name, String value, String label, boolean chosen) {
    return "<label><input type=\""
        + type
        + "\" name=\""
        + escape(name)
        + "\" value=\""
        + escape(value)
        + (chosen ? "\" checked> " : "\"> ")
        + escape(label)
        + "</label>\n";
  }

  static String button(String value, String label) {
    return "<button name=\"action\" value=\"" + value + "\">" + escape(label) + "</button>\n";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
