package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.lookup.LookupService;

/**
 * Builds a {@link LookupService}.
 *
 * <p>Not thread-safe.
 */
public final class LookupServiceBuilder extends ModelBuilder<LookupService, LookupServiceBuilder> {

  LookupServiceBuilder() {
    super(LookupService.class);
    preset("id", "syntetisk-tjeneste");
    preset("isDelegable", true);
    preset("minimumAuthenticationLevel", 3);
    presetTexts("name", "Syntetisk tjeneste");
  }

  /**
   * Sets its id, without the prefix of a URN.
   *
   * @param value the value
   * @return this
   */
  public LookupServiceBuilder id(String value) {
    return with("id", value);
  }

  /**
   * Sets its name in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public LookupServiceBuilder name(String language, String text) {
    return texts("name", language, text);
  }

  /**
   * Sets whether it can be delegated.
   *
   * @param value the value
   * @return this
   */
  public LookupServiceBuilder delegable(boolean value) {
    return with("isDelegable", value);
  }

  /**
   * Sets the level that it takes.
   *
   * @param value the value
   * @return this
   */
  public LookupServiceBuilder minimumAuthenticationLevel(int value) {
    return with("minimumAuthenticationLevel", value);
  }
}
