package io.github.dialogporten.sdk.parties;

/** The check digits of Norwegian organisation and national identity numbers. */
final class CheckDigits {

  private static final int[] ORGANISATION = {3, 2, 7, 6, 5, 4, 3, 2};
  private static final int[] PERSON_FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2};
  private static final int[] PERSON_SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

  private CheckDigits() {}

  static boolean isOrganisationNumber(String text) {
    return isNumber(text, 9) && checks(text, ORGANISATION);
  }

  /**
   * Only digits and check digits: the date in a number is shifted in D-numbers and in test numbers,
   * in more ways than one, and Dialogporten does not look at it either.
   */
  static boolean isNationalIdentityNumber(String text) {
    return isNumber(text, 11) && checks(text, PERSON_FIRST) && checks(text, PERSON_SECOND);
  }

  private static boolean isNumber(String text, int length) {
    return text.length() == length && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean checks(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    int check = (11 - sum % 11) % 11; // 10 is no digit, and no number has it
    return check == digits.charAt(weights.length) - '0';
  }
}
