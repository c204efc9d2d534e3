package io.github.dialogporten.sdk.testkit.dialogs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** A text in one or more languages. Immutable. */
public final class Text {

  private final SortedMap<String, String> byLanguage;

  private Text(SortedMap<String, String> byLanguage) {
    this.byLanguage = Collections.unmodifiableSortedMap(byLanguage);
  }

  /**
   * A text in bokmål.
   *
   * @param text the text
   * @return a new text
   */
  public static Text nb(String text) {
    return in("nb", text);
  }

  /**
   * A text in some language.
   *
   * @param language a code of two letters, such as {@code nn}
   * @param text the text
   * @return a new text
   */
  public static Text in(String language, String text) {
    return new Text(new TreeMap<>()).and(language, text);
  }

  /**
   * A text in bokmål, nynorsk and English.
   *
   * @param nb in bokmål
   * @param nn in nynorsk
   * @param en in English
   * @return a new text
   */
  public static Text all(String nb, String nn, String en) {
    return nb(nb).and("nn", nn).and("en", en);
  }

  /**
   * The same in one language more.
   *
   * @param language a code of two letters
   * @param text the text
   * @return a new text
   */
  public Text and(String language, String text) {
    SortedMap<String, String> more = new TreeMap<>(byLanguage);
    more.put(Objects.requireNonNull(language, "language"), Objects.requireNonNull(text, "text"));
    return new Text(more);
  }

  SortedMap<String, String> byLanguage() {
    return byLanguage;
  }

  ArrayNode json() {
    return Json.texts(byLanguage);
  }

  /** As the content of a dialog has it. */
  ObjectNode content(String mediaType) {
    ObjectNode content = Json.object();
    content.set("value", json());
    return content.put("mediaType", mediaType);
  }
}
