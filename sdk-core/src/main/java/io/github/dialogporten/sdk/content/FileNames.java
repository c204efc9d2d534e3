package io.github.dialogporten.sdk.content;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes names that others wrote into names that are safe in a directory, on Windows too: no way out
 * of the directory, nothing hidden or invisible, no device, nothing that a desktop or a command
 * line acts on, not too long.
 */
final class FileNames {

  static final String FALLBACK = "attachment";

  /** Below the 255 of file systems, with room for a number. */
  static final int MOST_BYTES = 150;

  /** More than any name needs: of a longer one its beginning and its ending are looked at. */
  private static final int LONGEST_BEGINNING = 800;

  private static final int LONGEST_ENDING = 200;

  private static final Pattern SEPARATING = Pattern.compile("[/\\\\<>:\"|?*\ufffd]+");
  // control, format (all that changes the direction of text is there), halves of pairs, private
  // and letters, marks and symbols that show nothing
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\x{34f}\\x{115f}\\x{1160}\\x{17b4}\\x{17b5}"
              + "\\x{180b}-\\x{180f}\\x{2800}\\x{3164}\\x{fe00}-\\x{fe0f}\\x{ffa0}\\x{1d159}"
              + "\\x{e0100}-\\x{e01ef}]");
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern NOT_ASCII = Pattern.compile("[^ -~]");
  private static final Pattern START = Pattern.compile("^[. ]+");
  private static final Pattern DASH = Pattern.compile("^-"); // an option, in a command line
  private static final Pattern END = Pattern.compile("[. ]+$");
  private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z0-9]{1,10})$");
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3])");

  /** Folders act on these as soon as they are looked at. */
  private static final Pattern FOLDER =
      Pattern.compile("(?i)desktop\\.ini|autorun\\.inf|thumbs\\.db");

  private static final Pattern SHORTCUT =
      Pattern.compile("(?i)\\.(lnk|url|scf|pif|website|webloc|desktop|theme|[a-z]+-ms)$");

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
    Optional<String> told =
        Stream.concat(sent.stream(), names.stream())
            .flatMap(candidate -> knownExtension(safe(candidate)).stream())
            .findFirst();
    Optional<String> extension = told.or(() -> type.flatMap(FileExtensions::of));
    boolean isOpen = told.isEmpty() && type.filter(FileExtensions::isPacking).isPresent();
    if (extension.isPresent() && !hasEnding(name, sent, isOpen)) {
      name = name + "." + extension.get();
    }
    return disarmed(shortened(name));
  }

  /**
   * Whether a name ends as a file. An ending that is not known counts where the server's own name
   * of the file has it too, or where nothing else says what the file is.
   */
  private static boolean hasEnding(String name, Optional<String> sent, boolean isOpen) {
    String extension = extension(name);
    return knownExtension(name).isPresent()
        || (!extension.isEmpty()
            && FileExtensions.isPlausible(extension.substring(1))
            && (isOpen || sent.filter(it -> extension(safe(it)).equals(extension)).isPresent()));
  }

  /** The same name with a number before its ending: {@code letter (2).pdf}. */
  static String numbered(String name, int number) {
    String extension = extension(name);
    return name.substring(0, name.length() - extension.length()) + " (" + number + ")" + extension;
  }

  /** The same name for a file system that takes ASCII only: {@code sp_rsmal.pdf}. */
  static String ascii(String name) {
    String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
    String ascii = NOT_ASCII.matcher(MARKS.matcher(apart).replaceAll("")).replaceAll("_");
    String safe = safe(ascii);
    return safe.isEmpty() ? ascii : disarmed(safe);
  }

  /** Without what is not safe; empty when nothing is left. */
  static String safe(String name) {
    String text = Normalizer.normalize(bounded(name), Normalizer.Form.NFC);
    text = SPACES.matcher(text).replaceAll(" ");
    text = INVISIBLE.matcher(text).replaceAll("");
    text = SEPARATING.matcher(text).replaceAll("_");
    text = START.matcher(text).replaceAll("");
    text = DASH.matcher(text).replaceAll("_");
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

  /** No name that a desktop acts on by itself. */
  private static String disarmed(String name) {
    String plain = SHORTCUT.matcher(name).replaceAll("_$1");
    return isDevice(plain) || FOLDER.matcher(plain).matches() ? "_" + plain : plain;
  }

  /** Windows takes {@code con.txt} for the console, whatever follows the first dot. */
  private static boolean isDevice(String name) {
    int dot = name.indexOf('.');
    String stem = END.matcher(dot < 0 ? name : name.substring(0, dot)).replaceAll("");
    return DEVICE.matcher(stem).matches();
  }
}
