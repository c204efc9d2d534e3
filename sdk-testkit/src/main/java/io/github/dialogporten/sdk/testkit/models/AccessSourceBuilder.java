package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.resources.AccessSource;

/**
 * Builds an {@link AccessSource}: an access package or a role.
 *
 * <p>Not thread-safe.
 */
public final class AccessSourceBuilder extends ModelBuilder<AccessSource, AccessSourceBuilder> {

  AccessSourceBuilder() {
    super(AccessSource.class);
    preset("urn", "urn:altinn:accesspackage:syntetisk");
    presetTexts("name", "Syntetisk tilgangspakke");
  }

  /**
   * Sets which one it is.
   *
   * @param value the value
   * @return this
   */
  public AccessSourceBuilder urn(String value) {
    return with("urn", value);
  }

  /**
   * Sets its name in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public AccessSourceBuilder name(String language, String text) {
    return texts("name", language, text);
  }

  /**
   * Sets where Altinn says more about it.
   *
   * @param value the value
   * @return this
   */
  public AccessSourceBuilder metadata(String value) {
    return with("links.metadata", value);
  }
}
