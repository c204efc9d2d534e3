package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.ContentReference;

/**
 * Builds a {@link ContentReference}, to markdown by default.
 *
 * <p>Not thread-safe.
 */
public final class ContentReferenceBuilder
    extends ModelBuilder<ContentReference, ContentReferenceBuilder> {

  ContentReferenceBuilder() {
    super(ContentReference.class);
    presetTexts("value", HOST + "innhold");
    preset("mediaType", "application/vnd.dialogporten.frontchannelembed-url;type=text/markdown");
    preset("isAuthorized", true);
  }

  /**
   * Sets the link in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public ContentReferenceBuilder link(String language, String text) {
    return texts("value", language, text);
  }

  /**
   * Sets the media type, in the API's own form.
   *
   * @param value the value
   * @return this
   */
  public ContentReferenceBuilder mediaType(String value) {
    return with("mediaType", value);
  }

  /**
   * Sets whether the caller may follow it.
   *
   * @param value the value
   * @return this
   */
  public ContentReferenceBuilder authorized(boolean value) {
    return with("isAuthorized", value);
  }
}
