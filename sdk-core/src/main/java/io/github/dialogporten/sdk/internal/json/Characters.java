package io.github.dialogporten.sdk.internal.json;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads times and identifiers in the spelling that Dialogporten has for them, straight from the
 * parser's characters: the JDK's parser of times alone would allocate more than the rest of a page.
 * Null stands for any other spelling, which is left to the JDK's parsers; what is read here they
 * read alike.
 */
final class Characters {

  private static final int TO_SECONDS = "2026-03-09T08:07:06".length();
  private static final int MOST_DIGITS = 9;
  private static final int SECONDS_OF_DAY = 24 * 60 * 60;

  /** Of four hundred years, after which the calendar repeats itself. */
  private static final int DAYS_OF_ERA = 146_097;

  /** From 1 March of the year -400 to 1 January 1970. */
  private static final int DAYS_TO_1970 = 719_468 + DAYS_OF_ERA;

  private static final int UUID_LENGTH = 36;

  private Characters() {}

  /** A time such as {@code 2026-03-09T08:07:06.1234567Z}, with no fraction or 1 to 9 digits. */
  static @Nullable Instant instant(char[] text, int from, int length) {
    int fraction = length - TO_SECONDS - 2; // without the point and the Z
    if (length < TO_SECONDS + 1
        || fraction > MOST_DIGITS
        || text[from + length - 1] != 'Z'
        || text[from + 4] != '-'
        || text[from + 7] != '-'
        || text[from + 10] != 'T'
        || text[from + 13] != ':'
        || text[from + 16] != ':') {
      return null;
    }
    int year = number(text, from, 4);
    int month = number(text, from + 5, 2);
    int day = number(text, from + 8, 2);
    int hour = number(text, from + 11, 2);
    int minute = number(text, from + 14, 2);
    int second = number(text, from + 17, 2);
    int nanos = fraction < 0 ? 0 : nanos(text, from + TO_SECONDS, fraction);
    boolean numbers = (year | month | day | hour | minute | second | nanos) >= 0;
    if (!numbers
        || month < 1
        || month > 12
        || day < 1
        || day > lengthOf(month, year)
        || hour > 23
        || minute > 59
        || second > 59) {
      return null;
    }
    long seconds = (long) SECONDS_OF_DAY * epochDay(year, month, day);
    return Instant.ofEpochSecond(seconds + (hour * 60 + minute) * 60L + second, nanos);
  }

  /** A UUID in its usual form: five groups of hexadecimal digits. */
  static @Nullable UUID uuid(char[] text, int from, int length) {
    if (length != UUID_LENGTH
        || text[from + 8] != '-'
        || text[from + 13] != '-'
        || text[from + 18] != '-'
        || text[from + 23] != '-') {
      return null;
    }
    long first = hex(text, from, 8);
    long second = hex(text, from + 9, 4);
    long third = hex(text, from + 14, 4);
    long fourth = hex(text, from + 19, 4);
    long fifth = hex(text, from + 24, 12);
    return (first | second | third | fourth | fifth) < 0
        ? null
        : new UUID(first << 32 | second << 16 | third, fourth << 48 | fifth);
  }

  /** The point and the digits after it, in nanoseconds; negative for anything else. */
  private static int nanos(char[] text, int from, int digits) {
    if (digits == 0 || text[from] != '.') {
      return -1;
    }
    int nanos = number(text, from + 1, digits);
    for (int i = digits; i < MOST_DIGITS; i++) {
      nanos *= 10; // a negative one stays negative
    }
    return nanos;
  }

  /** Digits of ASCII, at most nine; negative for anything else. */
  private static int number(char[] text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** Hexadecimal digits of ASCII, at most fifteen; negative for anything else. */
  private static long hex(char[] text, int from, int digits) {
    long number = 0;
    for (int i = from; i < from + digits; i++) {
      int each = text[i];
      int lower = each | 0x20;
      int digit;
      if (each >= '0' && each <= '9') {
        digit = each - '0';
      } else if (lower >= 'a' && lower <= 'f') {
        digit = lower - 'a' + 10;
      } else {
        return -1;
      }
      number = number << 4 | digit;
    }
    return number;
  }

  private static int lengthOf(int month, int year) {
    return switch (month) {
      case 2 -> isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /**
   * Days since 1 January 1970. Years begin in March, so that a leap day is the last of its year.
   */
  private static int epochDay(int year, int month, int day) {
    int years = year + 400 - (month < 3 ? 1 : 0);
    int months = month < 3 ? month + 9 : month - 3;
    int ofYear = (153 * months + 2) / 5 + day - 1;
    return 365 * years + years / 4 - years / 100 + years / 400 + ofYear - DAYS_TO_1970;
  }
}
