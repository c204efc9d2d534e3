package io.github.dialogporten.sdk.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text as it can be read best.
 *
 * @param text the text, without a byte order mark
 * @param isExact whether all of it stands in the bytes so, in the charset that they claim
 */
record DecodedText(String text, boolean isExact) {

  private static final char REPLACED = '\ufffd';

  /** What is Latin 1 in name is this in fact, as a rule; every JDK has it, but need not. */
  private static final Charset WINDOWS =
      Charset.isSupported("windows-1252")
          ? Charset.forName("windows-1252")
          : StandardCharsets.ISO_8859_1;

  /** In the charset of its byte order mark, of its type, or UTF-8. */
  static DecodedText of(byte[] bytes, Optional<MediaType> type) {
    @Nullable Charset marked = marked(bytes);
    byte[] content =
        marked == null ? bytes : Arrays.copyOfRange(bytes, length(marked), bytes.length);
    Charset claimed = marked == null ? charset(type) : marked;
    @Nullable String exact = decoded(content, claimed);
    if (exact != null) {
      boolean known = marked != null || type.map(MediaType::isCharsetKnown).orElse(true);
      return new DecodedText(exact, known || isAscii(content));
    }
    return new DecodedText(readable(content), false);
  }

  /** The bytes of a text, as a server would send them with this type. */
  static byte[] bytes(String text, Optional<MediaType> type) {
    Charset charset = charset(type);
    boolean fits = charset.newEncoder().canEncode(text);
    return text.getBytes(fits ? charset : StandardCharsets.UTF_8);
  }

  private static Charset charset(Optional<MediaType> type) {
    return type.map(MediaType::charset).orElse(StandardCharsets.UTF_8);
  }

  private static @Nullable Charset marked(byte[] bytes) {
    if (begins(bytes, 0xef, 0xbb, 0xbf)) {
      return StandardCharsets.UTF_8;
    }
    return begins(bytes, 0xfe, 0xff)
        ? StandardCharsets.UTF_16BE
        : begins(bytes, 0xff, 0xfe) ? StandardCharsets.UTF_16LE : null;
  }

  private static int length(Charset marked) {
    return marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
  }

  private static boolean begins(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String decoded(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte each : bytes) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }

  /** As UTF-8 where more of it is than is not; what is not is nearly always an older system's. */
  private static String readable(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    long letters = text.chars().filter(c -> c >= 0x80 && c != REPLACED).count();
    long replaced = text.chars().filter(c -> c == REPLACED).count();
    return replaced == 0 || letters >= replaced ? text : new String(bytes, WINDOWS);
  }
}
