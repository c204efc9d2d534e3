package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.NavigationalAction;
import java.time.Instant;

/**
 * Builds a {@link NavigationalAction}.
 *
 * <p>Not thread-safe.
 */
public final class NavigationalActionBuilder
    extends ModelBuilder<NavigationalAction, NavigationalActionBuilder> {

  NavigationalActionBuilder() {
    super(NavigationalAction.class);
    presetTexts("title", "Syntetisk lenke");
    preset("url", HOST + "side");
  }

  /**
   * Sets the title in one language. In another language it stands beside the first.
   *
   * @param language the language code, such as {@code nb}
   * @param text the text
   * @return this
   */
  public NavigationalActionBuilder title(String language, String text) {
    return texts("title", language, text);
  }

  /**
   * Sets the address as text.
   *
   * @param value the value
   * @return this
   */
  public NavigationalActionBuilder url(String value) {
    return with("url", value);
  }

  /**
   * Sets when it ceases to work; never by default.
   *
   * @param value the value
   * @return this
   */
  public NavigationalActionBuilder expiresAt(Instant value) {
    return with("expiresAt", value);
  }
}
