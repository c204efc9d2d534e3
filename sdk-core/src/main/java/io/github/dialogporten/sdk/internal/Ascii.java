package io.github.dialogporten.sdk.internal;

/**
 * Compares words of protocols, which are ASCII, in text that others wrote. {@code
 * String.toLowerCase} copies all of a text again for each character whose lower case is longer: 256
 * KiB of the dotted capital I take it half a minute.
 */
public final class Ascii {

  private Ascii() {}

  /**
   * Returns the text with the letters A to Z in lower case, and all others as they are.
   *
   * @param text the text
   * @return the same object where there is nothing to change
   */
  public static String lower(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUpper(text.charAt(i))) {
        char[] all = text.toCharArray();
        for (int rest = i; rest < all.length; rest++) {
          all[rest] = isUpper(all[rest]) ? (char) (all[rest] + 'a' - 'A') : all[rest];
        }
        return new String(all);
      }
    }
    return text;
  }

  private static boolean isUpper(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }
}
