package io.github.dialogporten.sdk.content;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A media type as servers and dialogs write it: in any case, with or without parameters and spaces.
 *
 * @param name type and subtype in lower case
 * @param charset how text of this type is to be read: UTF-8 where nothing, or nothing known, is
 *     said
 * @param isCharsetKnown false when it names a charset that is not known here
 */
record MediaType(String name, Charset charset, boolean isCharsetKnown) {

  /** Empty when there is none, or nothing that could be one. */
  static Optional<MediaType> parse(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    HeaderValue header = HeaderValue.parse(text);
    if (header.value().isEmpty()) {
      return Optional.empty();
    }
    @Nullable String charset = header.parameters().get("charset");
    @Nullable Charset known = charset == null ? StandardCharsets.UTF_8 : charset(charset);
    return Optional.of(
        new MediaType(
            header.value(), known == null ? StandardCharsets.UTF_8 : known, known != null));
  }

  /** A charset by its name; null when it is not known, or can only be read. */
  static @Nullable Charset charset(String name) {
    try {
      Charset charset = Charset.forName(name);
      return charset.canEncode() ? charset : null; // what cannot is a way of guessing
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  boolean isHtml() {
    return name.equals("text/html") || name.equals("application/xhtml+xml");
  }

  boolean isMarkdown() {
    return name.equals("text/markdown") || name.equals("text/x-markdown");
  }

  /**
   * Whether an answer of the other type may stand for content that was declared as this one.
   * Correspondence calls its markdown plain text; HTML must be called HTML, and nothing else may
   * be.
   */
  boolean accepts(MediaType sent) {
    if (isHtml() || sent.isHtml()) {
      return isHtml() && sent.isHtml();
    }
    return sent.name.equals(name)
        || (isMarkdown() && (sent.isMarkdown() || sent.name.equals("text/plain")));
  }
}
