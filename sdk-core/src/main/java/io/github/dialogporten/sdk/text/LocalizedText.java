package io.github.dialogporten.sdk.text;

import java.io.Serializable;
import java.util.Objects;

/**
 * A text in one language. Its {@code toString} holds the language only.
 *
 * @param language the language code as the server wrote it, such as {@code nb}
 * @param value the text
 */
public record LocalizedText(String language, String value) implements Serializable {

  /**
   * Checks the components.
   *
   * @param language the language code as the server wrote it, such as {@code nb}
   * @param value the text
   */
  public LocalizedText {
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return "LocalizedText[" + Escaped.of(language) + "]";
  }
}
