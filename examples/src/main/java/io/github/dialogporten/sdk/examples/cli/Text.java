package io.github.dialogporten.sdk.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Texts for a terminal. */
final class Text {

  /** As wide as most terminals. */
  static final int WIDTH = 96;

  private static final Pattern ELEVEN_DIGITS = Pattern.compile("(?<!\\d)\\d{11}(?!\\d)");

  private static final Pattern LONG_WORD = Pattern.compile("([^\\s']{8})[^\\s']{60,}");

  private Text() {}

  /**
   * Without what a terminal would obey: what comes from a server must not move the cursor or change
   * colours. Tabs and line ends stay.
   */
  static String harmless(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c ->
                safe.appendCodePoint(
                    Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t'
                        ? '\uFFFD'
                        : c));
    return safe.toString();
  }

  /** Without anything that could be a national identity number. */
  static String withoutNumbers(String text) {
    return ELEVEN_DIGITS.matcher(text).replaceAll("***********");
  }

  /** With words cut that are as long as tokens are. */
  static String withoutLongWords(String text) {
    return LONG_WORD.matcher(text).replaceAll("$1...");
  }

  /** On one line, at most so long. */
  static String brief(String text, int length) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= length
        ? line
        : line.substring(0, line.offsetByCodePoints(0, length - 1)) + "…";
  }

  /** A number of things. */
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** Filled up with spaces. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
  }

  /** Broken into lines of at most {@link #WIDTH}, each after the same indent. */
  static String wrapped(String indent, String text) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder(indent);
      for (String word : paragraph.strip().split(" +", -1)) {
        if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
          lines.add(line.toString());
          line = new StringBuilder(indent);
        }
        line.append(line.length() > indent.length() ? " " : "").append(word);
      }
      lines.add(line.toString());
    }
    return String.join("\n", lines);
  }
}
