package io.github.dialogporten.sdk.maskinporten;

/** Numbers of persons that nobody is. */
final class Persons {

  private static final int[] FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2};
  private static final int[] SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

  private Persons() {}

  /** The first number from this date and individual number on that has check digits. */
  static String number(String date, int individual) {
    for (int next = individual; ; next++) {
      String nine = date + next;
      int first = check(nine, FIRST);
      int second = first > 9 ? 10 : check(nine + first, SECOND);
      if (second < 10) {
        return nine + first + second;
      }
    }
  }

  private static int check(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return (11 - sum % 11) % 11;
  }
}
