package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.ContentText;

/**
 * Builds a {@link ContentText}, plain text by default.
 *
 * <p>Not thread-safe.
 */
public final class ContentTextBuilder extends ModelBuilder<ContentText, ContentTextBuilder> {

  ContentTextBuilder() {
    super(ContentText.class);
    presetTexts("value", "Syntetisk tekst");
    preset("mediaType", "text/plain");
  }

  /**
   * Sets the text in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public ContentTextBuilder text(String language, String text) {
    return texts("value", language, text);
  }

  /**
   * Sets the media type.
   *
   * @param value the value
   * @return this
   */
  public ContentTextBuilder mediaType(String value) {
    return with("mediaType", value);
  }

  /**
   * Sets whether the caller may see it; the server does not say so today.
   *
   * @param value the value
   * @return this
   */
  public ContentTextBuilder authorized(boolean value) {
    return with("isAuthorized", value);
  }
}
