package io.github.dialogporten.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private static Duration read(String... headers) {
    return RetryAfter.longest(List.of(headers), null, NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "' 120 ', 120",
    "00009, 9",
    "999999999, 999999999",
    "12345678901, 12345678901"
  })
  void seconds(String header, long seconds) {
    assertThat(read(header)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void moreSecondsThanALongHoldsAreAsManyAsItDoes() {
    for (String digits : List.of("9223372036854775807", "9223372036854775808", "9".repeat(5_000))) {
      assertThat(read(digits).toMillis()).isGreaterThan(Long.MAX_VALUE - 1_000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon, 02 Mar 2026 08:00:30 GMT",
        "Monday, 02-Mar-26 08:00:30 GMT",
        "Mon Mar  2 08:00:30 2026",
        "mon, 2 mar 2026 08:00:30 gmt",
        "Fri, 02 Mar 2026 08:00:30 GMT", // it is a Monday
        "02 Mar 2026 08:00:30 GMT",
        "Mon,  02  Mar 2026 09:00:30 +0100"
      })
  void datesInEachForm(String header) {
    assertThat(read(header)).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon, 02 Mar 2026 07:59:30 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT", // not 2094
        "Thu Jan  1 00:00:00 1970"
      })
  void aDateThatIsOverAsksForNoWait(String header) {
    assertThat(read(header)).isEqualTo(Duration.ZERO);
  }

  @Test
  void aYearOfTwoDigitsIsAtMostFiftyAhead() {
    assertThat(read("Sunday, 01-Mar-76 08:00:00 GMT")).isGreaterThan(Duration.ofDays(49 * 365));
    assertThat(read("Monday, 02-Mar-77 08:00:00 GMT")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "+5",
        "1.5",
        "5s",
        "soon",
        "\u0665",
        "n\u00e5",
        "2026-03-02T08:00:30Z",
        "Mon, 02 Mar 2026",
        "Mon, 32 Mar 2026 08:00:30 GMT",
        "Mon, 02 Mar 2026 08:00:30",
        "Mon Mar  2 08:00:30 2026 and then some"
      })
  void others(String header) {
    assertThat(read(header)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5, 30",
        "30,5",
        "soon, 30",
        "30, n\u00e5",
        ",,30,",
        "Mon, 02 Mar 2026 08:00:30 GMT, 7",
        "7, Monday, 02-Mar-26 08:00:30 GMT",
        "Mon, 02 Mar 2026 08:00:10 GMT, Mon, 02 Mar 2026 08:00:30 GMT",
        "Mon Mar  2 08:00:30 2026, 3"
      })
  void theLongestOfAListCounts(String header) {
    assertThat(read(header)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void theLongestOfSeveralHeadersCounts() {
    assertThat(read("5", "30", "7")).isEqualTo(Duration.ofSeconds(30));
    assertThat(read("soon", "Mon, 02 Mar 2026 08:00:30 GMT", "7"))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(read("soon", "later")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon, 02 Mar 2026 05:00:00 GMT",
        "Monday, 02-Mar-26 05:00:00 GMT",
        "Mon Mar  2 05:00:00 2026"
      })
  void aDateIsMeasuredByTheAnswersOwn(String date) {
    List<String> wait = List.of("Mon, 02 Mar 2026 05:00:30 GMT");
    assertThat(RetryAfter.longest(wait, date, NOW)).isEqualTo(Duration.ofSeconds(30));
    assertThat(RetryAfter.longest(List.of("30"), date, NOW)).isEqualTo(Duration.ofSeconds(30));
    assertThat(RetryAfter.longest(wait, "yesterday", NOW)).isZero();
  }

  @Test
  void aListOfNothingCostsNothing() {
    assertThat(read(",:".repeat(128 * 1024))).isNull();
    assertThat(read("Mon, 02 Mar 2026 08:00:3".repeat(10_000))).isNull();
  }
}
