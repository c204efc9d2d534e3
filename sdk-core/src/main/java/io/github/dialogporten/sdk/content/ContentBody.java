package io.github.dialogporten.sdk.content;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a dialog or a transmission shows as its content: markdown as a rule, HTML from older
 * systems. It is as the service owner sent it: <strong>not made safe</strong>. Before showing it to
 * a person, render markdown with raw HTML switched off, and put HTML through an allow-list.
 *
 * <p>Immutable. Its {@code toString} does not hold the text.
 */
public final class ContentBody {

  private final String declaredType;
  private final @Nullable String actualType;
  private final String language;
  private final DecodedText text;
  private final byte[] bytes;
  private final boolean isLengthKnown;

  private ContentBody(
      String declaredType,
      @Nullable String actualType,
      String language,
      DecodedText text,
      byte[] bytes,
      boolean isLengthKnown) {
    this.declaredType = Objects.requireNonNull(declaredType, "declaredType");
    this.actualType = actualType;
    this.language = Objects.requireNonNull(language, "language");
    this.text = text;
    this.bytes = bytes;
    this.isLengthKnown = isLengthKnown;
  }

  /**
   * Makes a body of a text, as the SDK gives it. For tests of programs that use the SDK.
   *
   * @param declaredType the type that the dialog declares, such as {@code text/markdown}
   * @param actualType the type as the server sent it; null when it sent none
   * @param language the language code of the link that was followed
   * @param text the text; empty when there is nothing to show
   * @return the body, whose bytes are the text in the charset of the actual type, or in UTF-8
   */
  public static ContentBody of(
      String declaredType, @Nullable String actualType, String language, String text) {
    byte[] bytes = DecodedText.bytes(text, MediaType.parse(actualType));
    return new ContentBody(
        declaredType, actualType, language, new DecodedText(text, true), bytes, true);
  }

  /**
   * Makes a body of bytes, as the SDK gives it. For tests of programs that use the SDK.
   *
   * @param declaredType the type that the dialog declares, such as {@code text/markdown}
   * @param actualType the type as the server sent it; null when it sent none
   * @param language the language code of the link that was followed
   * @param bytes what the server sent
   * @return the body
   */
  public static ContentBody ofBytes(
      String declaredType, @Nullable String actualType, String language, byte[] bytes) {
    return received(declaredType, actualType, language, bytes.clone(), true);
  }

  static ContentBody received(
      String declaredType,
      @Nullable String actualType,
      String language,
      byte[] bytes,
      boolean isLengthKnown) {
    DecodedText text = DecodedText.of(bytes, MediaType.parse(actualType));
    return new ContentBody(declaredType, actualType, language, text, bytes, isLengthKnown);
  }

  /**
   * The media type that the dialog declares for its content.
   *
   * @return {@code text/markdown} or {@code text/html}; any other as it stands in the dialog
   */
  public String declaredType() {
    return declaredType;
  }

  /**
   * The media type as the server sent it. It agrees with the declared one, or is {@code text/plain}
   * for markdown.
   *
   * @return the {@code Content-Type}, parameters included; empty when the server sent none
   */
  public Optional<String> actualType() {
    return Optional.ofNullable(actualType);
  }

  /**
   * Whether the dialog declares HTML.
   *
   * @return true for {@code text/html}
   */
  public boolean isHtml() {
    return MediaType.parse(declaredType).filter(MediaType::isHtml).isPresent();
  }

  /**
   * The language of the link that was followed. The link was chosen by the languages of the call's
   * options, and by the rule of {@code Localized.pick}.
   *
   * @return the language code as it stands in the dialog, such as {@code nb}
   */
  public String language() {
    return language;
  }

  /**
   * Whether there is nothing to show: the server answered 204, or with an empty body.
   *
   * @return true when {@link #text()} is empty
   */
  public boolean isEmpty() {
    return text.text().isEmpty();
  }

  /**
   * The text, raw. Bytes that are no text in the charset that the server named, or in UTF-8 where
   * it named none, are read by the charset that fits best, so that the text can be read all the
   * same: {@link #isTextExact()} tells.
   *
   * @return markdown or HTML; at most 100 KB in the form in which it was sent
   */
  public String text() {
    return text.text();
  }

  /**
   * Whether {@link #text()} is what the server wrote, character by character.
   *
   * @return false when bytes did not decode, so that the charset is a guess, or characters are
   *     replaced by {@code U+FFFD}
   */
  public boolean isTextExact() {
    return text.isExact();
  }

  /**
   * What came, unpacked where it was compressed, and otherwise as it was sent.
   *
   * @return a copy of the bytes
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Whether the server told where the content ends.
   *
   * @return false when it ends with the connection, so that nobody can know whether it is whole
   */
  public boolean isLengthKnown() {
    return isLengthKnown;
  }

  @Override
  public String toString() {
    return "ContentBody[" + language + ", " + text.text().length() + " characters]";
  }
}
