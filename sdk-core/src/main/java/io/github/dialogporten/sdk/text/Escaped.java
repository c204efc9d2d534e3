package io.github.dialogporten.sdk.text;

/**
 * Short texts of a server as they may stand in a log: control characters, line ends and what is
 * invisible or turns the direction of a line are escaped.
 */
final class Escaped {

  private Escaped() {}

  static String of(String text) {
    if (text.chars().allMatch(each -> each >= ' ' && each < 0x7f)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            each -> {
              if (isPlain(each)) {
                shown.appendCodePoint(each);
              } else {
                for (char part : Character.toChars(each)) {
                  shown.append("\\u%04x".formatted((int) part));
                }
              }
            });
    return shown.toString();
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
