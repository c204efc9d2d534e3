package io.github.dialogporten.sdk.content;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the name of a file from a {@code Content-Disposition}: both forms of RFC 6266, and what
 * servers write instead, as browsers read it. What a name says in UTF-8 is in UTF-8, whatever it is
 * declared as: hardly any other text can be read so.
 */
final class ContentDisposition {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]+)\\?([BbQq])\\?([^?]*)\\?=");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\?=)\\s+(?==\\?)");

  private ContentDisposition() {}

  /**
   * The name: {@code filename*} before {@code filename}, and of a path its last part.
   *
   * @param header the header's value
   * @return the name as it was meant, not made safe
   */
  static Optional<String> fileName(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    Map<String, String> parameters = HeaderValue.parse(header).parameters();
    Optional<String> star = Optional.ofNullable(parameters.get("filename*"));
    return star.flatMap(ContentDisposition::extended)
        .filter(Predicate.not(String::isBlank))
        .or(() -> Optional.ofNullable(parameters.get("filename")).flatMap(it -> plain(it)))
        .or(() -> continued(parameters))
        .or(() -> star.map(text -> unescaped(afterQuote(text), null)))
        .map(name -> name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
        .filter(Predicate.not(String::isBlank));
  }

  /** {@code UTF-8''Sp%C3%B8rsm%C3%A5l.pdf}. */
  private static Optional<String> extended(String text) {
    String[] parts = text.split("'", 3);
    return parts.length < 3
        ? Optional.empty()
        : Optional.of(unescaped(parts[2], MediaType.charset(parts[0])));
  }

  private static String afterQuote(String text) {
    return text.substring(text.lastIndexOf('\'') + 1);
  }

  /** In parts, as RFC 2231 has it for mail: {@code filename*0="Ved"; filename*1="tak.pdf"}. */
  private static Optional<String> continued(Map<String, String> parameters) {
    StringBuilder all = new StringBuilder();
    boolean isExtended = false;
    for (int number = 0; ; number++) {
      @Nullable String escaped = parameters.get("filename*" + number + "*");
      @Nullable String part = escaped == null ? parameters.get("filename*" + number) : escaped;
      if (part == null) {
        return isExtended ? extended(all.toString()) : plain(all.toString());
      }
      isExtended |= escaped != null;
      all.append(part);
    }
  }

  /** {@code filename}, which is to be ASCII and often holds something else. */
  private static Optional<String> plain(String quoted) {
    boolean isQuoted = quoted.length() > 1 && quoted.startsWith("'") && quoted.endsWith("'");
    String text = isQuoted ? quoted.substring(1, quoted.length() - 1) : quoted;
    if (text.startsWith("=?")) {
      return words(text);
    }
    Optional<String> name = Optional.of(isEscaped(text) ? unescaped(text, null) : readAgain(text));
    return name.filter(Predicate.not(String::isBlank));
  }

  /** As in mail: {@code =?UTF-8?B?eC5wZGY=?=}. */
  private static Optional<String> words(String text) {
    try {
      return Optional.of(
              WORD.matcher(BETWEEN_WORDS.matcher(text).replaceAll(""))
                  .replaceAll(
                      word ->
                          Matcher.quoteReplacement(
                              word(word.group(1), word.group(2), word.group(3)))))
          .filter(name -> !name.startsWith("=?"));
    } catch (IllegalArgumentException e) { // no base64
      return Optional.empty();
    }
  }

  private static String word(String charset, String coding, String text) {
    byte[] bytes =
        coding.equalsIgnoreCase("B")
            ? Base64.getDecoder().decode(text)
            : bytes(text.replace('_', ' '), '=');
    return read(bytes, MediaType.charset(charset));
  }

  /** Whether every percent sign begins an escape, and there is one. */
  private static boolean isEscaped(String text) {
    int at = text.indexOf('%');
    if (at < 0) {
      return false;
    }
    for (; at >= 0; at = text.indexOf('%', at + 1)) {
      if (escape(text, at) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String unescaped(String text, @Nullable Charset declared) {
    return read(bytes(isForm(text) ? text.replace('+', ' ') : text, '%'), declared);
  }

  /**
   * Escaped as the values of a form are, where a plus is a space, and a space never {@code %20}.
   */
  private static boolean isForm(String text) {
    return isEscaped(text)
        && !text.contains("%20")
        && text.chars()
            .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "%.*_+-".indexOf(c) >= 0));
  }

  private static byte[] bytes(String text, char sign) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int escape = text.charAt(i) == sign ? escape(text, i) : -1;
      if (escape >= 0) {
        bytes.write(escape);
        i += 2;
      } else {
        bytes.writeBytes(Character.toString(text.codePointAt(i)).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** The byte that two hex digits after a sign stand for; -1 when there are none. */
  private static int escape(String text, int at) {
    int high = at + 2 < text.length() ? hex(text.charAt(at + 1)) : -1;
    int low = high < 0 ? -1 : hex(text.charAt(at + 2));
    return low < 0 ? -1 : high << 4 | low;
  }

  /** ASCII only: {@code Character.digit} takes digits of every script. */
  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static String read(byte[] bytes, @Nullable Charset declared) {
    return Stream.of(StandardCharsets.UTF_8, declared, WINDOWS)
        .filter(Objects::nonNull)
        .flatMap(charset -> strictly(bytes, charset).stream())
        .findFirst()
        .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** Takes UTF-8 back that a server has read as Latin-1: {@code Ã¸}. */
  private static String readAgain(String text) {
    return text.chars().allMatch(c -> c < 0x80)
        ? text
        : List.of(StandardCharsets.ISO_8859_1, WINDOWS).stream()
            .flatMap(charset -> encoded(text, charset).stream())
            .flatMap(bytes -> strictly(bytes, StandardCharsets.UTF_8).stream())
            .findFirst()
            .orElse(text);
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> encoded(String text, Charset charset) {
    try {
      ByteBuffer buffer = charset.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return Optional.of(bytes);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
