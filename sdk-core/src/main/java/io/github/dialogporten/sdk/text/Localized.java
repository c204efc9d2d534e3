package io.github.dialogporten.sdk.text;

import io.github.dialogporten.sdk.internal.Ascii;
import java.io.Serializable;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text, or a link, in one or more languages. Never take one by its position: {@link #pick} tells
 * which language it got.
 *
 * <p>Immutable. Its {@code toString} holds the languages only.
 */
public final class Localized implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Localized EMPTY = new Localized(List.of());

  @SuppressWarnings("serial") // the JDK's immutable lists are serializable
  private final List<LocalizedText> texts;

  private Localized(List<LocalizedText> texts) {
    this.texts = List.copyOf(texts);
  }

  /**
   * The texts in the given order.
   *
   * @param texts the texts
   * @return an immutable value
   */
  public static Localized of(List<LocalizedText> texts) {
    return texts.isEmpty() ? EMPTY : new Localized(texts);
  }

  /**
   * No text at all.
   *
   * @return a shared, empty value
   */
  public static Localized empty() {
    return EMPTY;
  }

  /**
   * Whether there is no text in any language.
   *
   * @return true when {@link #pick} finds nothing whatever is asked for
   */
  public boolean isEmpty() {
    return texts.isEmpty();
  }

  /**
   * All of them, as the server ordered them.
   *
   * @return an unmodifiable list
   */
  public List<LocalizedText> all() {
    return texts;
  }

  /**
   * The text in one of these languages, by the rule of Dialogporten itself: the first of the
   * requested ones that is there; else English, then Norwegian bokmål (the other way round when
   * Swedish or Danish was asked for); else the language whose code comes first in the alphabet.
   *
   * @param languages language codes in order of preference; {@code nb-NO} and {@code nb_NO} count
   *     as {@code nb}, and so does {@code no}; none is allowed
   * @return the text and its language; empty only when there is no text at all
   */
  public Optional<LocalizedText> pick(String... languages) {
    return pick(List.of(languages));
  }

  /**
   * As {@link #pick(String...)}.
   *
   * @param languages language codes in order of preference
   * @return the text and its language; empty only when there is no text at all
   */
  public Optional<LocalizedText> pick(List<String> languages) {
    Set<String> wanted = new LinkedHashSet<>();
    languages.forEach(language -> wanted.add(neutral(language)));
    boolean scandinavian = wanted.contains("sv") || wanted.contains("da");
    wanted.addAll(scandinavian ? List.of("nb", "en") : List.of("en", "nb"));
    for (String language : wanted) {
      @Nullable LocalizedText other = null;
      for (LocalizedText text : texts) {
        String code = code(text.language());
        if (code.equals(language)) {
          return Optional.of(text);
        }
        if (other == null && neutral(code).equals(language)) {
          other = text; // Norwegian, which bokmål comes before
        }
      }
      if (other != null) {
        return Optional.of(other);
      }
    }
    return texts.stream().min(Comparator.comparing(text -> neutral(text.language())));
  }

  /**
   * The picked text alone.
   *
   * @param languages language codes in order of preference
   * @return the text, or an empty string when there is none at all
   */
  public String text(String... languages) {
    return pick(languages).map(LocalizedText::value).orElse("");
  }

  /** Bokmål for Norwegian of no kind. */
  private static String neutral(String language) {
    String code = code(language);
    return code.equals("no") ? "nb" : code;
  }

  /** Without a region, which a hyphen precedes, or an underscore as in {@code Locale.toString}. */
  private static String code(String language) {
    String lower = Ascii.lower(language.trim());
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) == '-' || lower.charAt(i) == '_') {
        return lower.substring(0, i);
      }
    }
    return lower;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Localized that && texts.equals(that.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return "Localized" + texts.stream().map(text -> Escaped.of(text.language())).toList();
  }
}
