package io.github.dialogporten.sdk.dialogs;

import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireContentValue;
import io.github.dialogporten.sdk.text.Localized;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text of a dialog or transmission, with its media type. Without a text it is empty, never null.
 *
 * <p>Immutable. Its {@code toString} holds the languages only.
 */
public final class ContentText {

  private static final ContentText EMPTY = new ContentText(Localized.empty(), null, null);

  private final Localized localized;
  private final @Nullable String mediaType;
  private final @Nullable Boolean isAuthorized;

  private ContentText(
      Localized localized, @Nullable String mediaType, @Nullable Boolean isAuthorized) {
    this.localized = localized;
    this.mediaType = mediaType;
    this.isAuthorized = isAuthorized;
  }

  static ContentText from(@Nullable WireContentValue wire) {
    return wire == null
        ? EMPTY
        : new ContentText(FromWire.texts(wire.value()), wire.mediaType(), wire.isAuthorized());
  }

  /**
   * Whether there is no text in any language.
   *
   * @return true when so
   */
  public boolean isEmpty() {
    return localized.isEmpty();
  }

  /**
   * The text in all languages that the server sent.
   *
   * @return the texts
   */
  public Localized localized() {
    return localized;
  }

  /**
   * The text in one language, as {@link Localized#text} picks it.
   *
   * @param languages language codes in order of preference
   * @return the text, or an empty string when there is none at all
   */
  public String text(String... languages) {
    return localized.text(languages);
  }

  /**
   * The media type: {@code text/plain}, for additional information also {@code text/markdown} or
   * {@code text/html}. Never show HTML or markdown as it is: clean it first.
   *
   * @return the media type as the server wrote it; empty when there is no text
   */
  public Optional<String> mediaType() {
    return Optional.ofNullable(mediaType);
  }

  /**
   * Whether the caller may see it, should the server say so. It does not do it for texts today.
   *
   * @return what the server said
   */
  public Optional<Boolean> isAuthorized() {
    return Optional.ofNullable(isAuthorized);
  }

  @Override
  public String toString() {
    return "ContentText[" + localized + "]";
  }
}
