package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.internal.Ascii;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes names that others wrote into names that are safe in a directory, on Windows too: no way out
 * of the directory, nothing hidden or invisible, no device, not too long.
 */
final class FileNames {

  static final String FALLBACK = "attachment";

  /** Below the 255 of file systems, with room for a number. */
  static final int MOST_BYTES = 150;

  /** More than any name needs: of a longer one its beginning and its ending are looked at. */
  private static final int LONGEST_BEGINNING = 800;

  private static final int LONGEST_ENDING = 200;

  private static final Pattern SEPARATING = Pattern.compile("[/\\\\<>:\"|?*]+");
  // control, format (all that changes the direction of text is there), halves of pairs, private
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern NOT_ASCII = Pattern.compile("[^ -~]");
  private static final Pattern START = Pattern.compile("^[. ]+");
  private static final Pattern END = Pattern.compile("[. ]+$");
  private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z0-9]{1,10})$");
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3])");

  private FileNames() {}

  /**
   * A name for a file.
   *
   * @param names what it may be called, best first
   * @param sent the name that came with the file
   * @param type what the file is
   */
  static String choose(List<String> names, Optional<String> sent, Optional<MediaType> type) {
    String name =
        Stream.concat(names.stream(), sent.stream())
            .map(FileNames::safe)
            .filter(safe -> !safe.isEmpty())
            .findFirst()
            .orElse(FALLBACK);
    Optional<String> extension =
        Stream.concat(sent.stream(), names.stream())
            .flatMap(candidate -> knownExtension(safe(candidate)).stream())
            .findFirst()
            .or(() -> type.flatMap(FileExtensions::of));
    if (knownExtension(name).isEmpty() && extension.isPresent()) {
      name = name + "." + extension.get();
    }
    return notDevice(shortened(name));
  }

  /** The same name with a number before its ending: {@code letter (2).pdf}. */
  static String numbered(String name, int number) {
    String extension = extension(name);
    return name.substring(0, name.length() - extension.length()) + " (" + number + ")" + extension;
  }

  /** The same name for a file system that takes ASCII only: {@code sp_rsmal.pdf}. */
  static String ascii(String name) {
    String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
    return NOT_ASCII.matcher(MARKS.matcher(apart).replaceAll("")).replaceAll("_");
  }

  /** Without what is not safe; empty when nothing is left. */
  static String safe(String name) {
    String text = Normalizer.normalize(bounded(name), Normalizer.Form.NFC);
    text = SPACES.matcher(text).replaceAll(" ");
    text = INVISIBLE.matcher(text).replaceAll("");
    text = SEPARATING.matcher(text).replaceAll("_");
    text = START.matcher(text).replaceAll("");
    text = END.matcher(text).replaceAll("");
    return text.chars().allMatch(c -> c == '_' || c == '.' || c == ' ') ? "" : text;
  }

  /** What is done to a name takes longer than its length says: dots and marks are compared. */
  private static String bounded(String name) {
    return name.length() <= LONGEST_BEGINNING + LONGEST_ENDING
        ? name
        : name.substring(0, LONGEST_BEGINNING) + name.substring(name.length() - LONGEST_ENDING);
  }

  /** The last dot and what follows, when that could be the ending of a file; else empty. */
  private static String extension(String name) {
    var found = EXTENSION.matcher(name);
    return found.find() && found.start() > 0 ? found.group() : "";
  }

  private static Optional<String> knownExtension(String name) {
    String extension = extension(name);
    return extension.isEmpty() || !FileExtensions.isKnown(extension.substring(1))
        ? Optional.empty()
        : Optional.of(extension.substring(1));
  }

  private static String shortened(String name) {
    if (bytes(name) <= MOST_BYTES) {
      return name;
    }
    String extension = extension(name);
    int left = MOST_BYTES - bytes(extension);
    StringBuilder stem = new StringBuilder();
    int[] points = name.substring(0, name.length() - extension.length()).codePoints().toArray();
    for (int point : points) {
      left -= bytes(Character.toString(point));
      if (left < 0) {
        break;
      }
      stem.appendCodePoint(point);
    }
    return END.matcher(stem).replaceAll("") + extension;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Windows takes {@code con.txt} for the console, whatever follows the first dot. */
  private static String notDevice(String name) {
    int dot = name.indexOf('.');
    String stem = END.matcher(dot < 0 ? name : name.substring(0, dot)).replaceAll("");
    return DEVICE.matcher(stem).matches() ? "_" + name : name;
  }

  /**
   * The name in a {@code Content-Disposition}: {@code filename*} before {@code filename}, and of a
   * path its last part.
   */
  static Optional<String> fromDisposition(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    HeaderValue value = HeaderValue.parse(header);
    Optional<String> extended =
        Optional.ofNullable(value.parameters().get("filename*")).flatMap(FileNames::extended);
    return extended
        .or(() -> Optional.ofNullable(value.parameters().get("filename")))
        .filter(name -> !name.startsWith("=?")) // encoded as in mail: a name nobody can read
        .map(name -> name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
        .filter(name -> !name.isBlank());
  }

  /** {@code UTF-8''Sp%C3%B8rsm%C3%A5l.pdf}. */
  private static Optional<String> extended(String text) {
    String[] parts = text.split("'", 3);
    if (parts.length < 3) {
      return Optional.empty();
    }
    Charset charset =
        Ascii.lower(parts[0]).equals("iso-8859-1")
            ? StandardCharsets.ISO_8859_1
            : StandardCharsets.UTF_8;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String encoded = parts[2];
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      int high = c == '%' && i + 2 < encoded.length() ? hex(encoded.charAt(i + 1)) : -1;
      int low = high < 0 ? -1 : hex(encoded.charAt(i + 2));
      if (low >= 0) {
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(charset));
      }
    }
    return Optional.of(bytes.toString(charset));
  }

  /** ASCII only: {@code Character.digit} takes digits of every script. */
  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
