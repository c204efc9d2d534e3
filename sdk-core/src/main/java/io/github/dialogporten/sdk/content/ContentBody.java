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
  private final String text;

  private ContentBody(
      String declaredType, @Nullable String actualType, String language, String text) {
    this.declaredType = Objects.requireNonNull(declaredType, "declaredType");
    this.actualType = actualType;
    this.language = Objects.requireNonNull(language, "language");
    this.text = Objects.requireNonNull(text, "text");
  }

  /**
   * A body, as the SDK gives it. For tests of programs that use the SDK.
   *
   * @param declaredType the type that the dialog declares, such as {@code text/markdown}
   * @param actualType the type as the server sent it; null when it sent none
   * @param language the language code of the link that was followed
   * @param text the text; empty when there is nothing to show
   * @return the body
   */
  public static ContentBody of(
      String declaredType, @Nullable String actualType, String language, String text) {
    return new ContentBody(declaredType, actualType, language, text);
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
    return text.isEmpty();
  }

  /**
   * The text, raw.
   *
   * @return markdown or HTML; at most 100 KB in the form in which it was sent
   */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return "ContentBody[" + language + ", " + text.length() + " characters]";
  }
}
