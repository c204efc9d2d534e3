package io.github.dialogporten.sdk.maskinporten;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Organisation numbers in the spellings that people and systems use. */
final class OrganisationNumbers {

  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f]+");
  private static final Pattern SPELLING =
      Pattern.compile(
          "(?:0192:|urn:altinn:organization:identifier-no:|NO)?([0-9]{9})(?:MVA)?",
          Pattern.CASE_INSENSITIVE);
  private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

  private OrganisationNumbers() {}

  /**
   * The nine digits.
   *
   * @throws IllegalArgumentException when it is none, naming the argument, not its value
   */
  static String digits(String argument, String text) {
    Objects.requireNonNull(text, argument);
    Matcher matcher = SPELLING.matcher(SPACES.matcher(text).replaceAll(""));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          argument
              + ": an organisation number of nine digits; spaces, '0192:' and"
              + " 'urn:altinn:organization:identifier-no:' are taken too");
    }
    String digits = matcher.group(1);
    if (!passes(digits)) {
      throw new IllegalArgumentException(
          argument + ": no organisation number, its check digit is wrong");
    }
    return digits;
  }

  private static boolean passes(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    // a remainder of 10 is no digit: such numbers are not given out
    return (11 - sum % 11) % 11 == digits.charAt(8) - '0';
  }
}
