package io.github.dialogporten.sdk.internal.http;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as headers write them, in the three forms of RFC 9110, 5.6.7. */
final class HttpDates {

  private static final int LONGEST = 64;
  private static final int YEARS_AHEAD = 50;
  private static final Pattern DAY_OF_WEEK = Pattern.compile("^[A-Za-z]{3,9},? ");
  private static final Pattern SPACES = Pattern.compile(" +");

  private static final DateTimeFormatter RFC_850 = form("d-MMM-uu HH:mm:ss 'GMT'");
  private static final DateTimeFormatter ASCTIME = form("MMM d HH:mm:ss uuuu");

  private HttpDates() {}

  private static DateTimeFormatter form(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);
  }

  /**
   * Reads a date.
   *
   * @param text the date; the day of the week may be missing, and may be wrong
   * @param near when it was written: a year of two digits is at most 50 years later
   * @return the time; null when the text is no date
   */
  static @Nullable Instant read(String text, Instant near) {
    if (text.length() > LONGEST) {
      return null;
    }
    String spaced = SPACES.matcher(text.strip()).replaceAll(" ");
    String date = DAY_OF_WEEK.matcher(spaced).replaceFirst("");
    @Nullable ZonedDateTime time = read(date, DateTimeFormatter.RFC_1123_DATE_TIME);
    if (time == null) {
      time = read(date, ASCTIME);
    }
    if (time == null) {
      time = read(date, RFC_850);
      if (time != null && time.isAfter(near.atZone(ZoneOffset.UTC).plusYears(YEARS_AHEAD))) {
        time = time.minusYears(100);
      }
    }
    return time == null ? null : time.toInstant();
  }

  private static @Nullable ZonedDateTime read(String date, DateTimeFormatter form) {
    ParsePosition at = new ParsePosition(0);
    // most texts are of another form, and an exception for each would cost more than the rest
    if (form.parseUnresolved(date, at) == null || at.getIndex() < date.length()) {
      return null;
    }
    try {
      return ZonedDateTime.from(form.parse(date));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
