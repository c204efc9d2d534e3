package io.github.dialogporten.sdk.testkit.internal.testtokens;

import java.security.SecureRandom;
import java.util.Locale;

/** Numbers of people who do not exist: the month is 80 higher than any that has been. */
final class SyntheticPerson {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int[] FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2};
  private static final int[] SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

  private SyntheticPerson() {}

  static String number() {
    while (true) {
      String digits =
          String.format(
              Locale.ROOT,
              "%02d%02d%02d%03d",
              1 + RANDOM.nextInt(28),
              81 + RANDOM.nextInt(12),
              50 + RANDOM.nextInt(50),
              RANDOM.nextInt(500));
      int first = check(digits, FIRST);
      int second = first > 9 ? 10 : check(digits + first, SECOND);
      if (second < 10) {
        return digits + first + second;
      }
    }
  }

  /** 10 when there is no digit that fits. */
  private static int check(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return (11 - sum % 11) % 11;
  }
}
