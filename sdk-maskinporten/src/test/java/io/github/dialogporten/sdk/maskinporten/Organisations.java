package io.github.dialogporten.sdk.maskinporten;

import java.util.ArrayList;
import java.util.List;

/** Organisation numbers with their check digits, in the range that nobody has. */
final class Organisations {

  private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

  private Organisations() {}

  static List<String> numbers(int count) {
    List<String> numbers = new ArrayList<>(count);
    for (int next = 31_000_000; numbers.size() < count; next++) {
      String digits = Integer.toString(next);
      int sum = 0;
      for (int i = 0; i < WEIGHTS.length; i++) {
        sum += WEIGHTS[i] * (digits.charAt(i) - '0');
      }
      int check = (11 - sum % 11) % 11;
      if (check < 10) {
        numbers.add(digits + check);
      }
    }
    return numbers;
  }
}
