package io.github.dialogporten.sdk.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dialogporten.sdk.internal.wire.WireActivity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.jspecify.annotations.Nullable;

/** Dates and identifiers are read as the JDK's parsers do, whatever stands in their place. */
@StatisticsReport(onFailureOnly = true)
class DatesTest {

  private static final int TRIES = 20_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int ID_LENGTH = 36;

  @Provide
  Arbitrary<String> dates() {
    Arbitrary<String> year =
        usually(
            List.of("0000", "0001", "0004", "1600", "1900", "1969", "1970", "2000", "2024", "9999"),
            List.of("+9999", "10000", "+10000", "-0001", "26", "", "２０２６"));
    Arbitrary<String> month = usually(List.of("01", "02", "04", "12"), List.of("00", "13", "2"));
    Arbitrary<String> day =
        usually(List.of("01", "28", "29", "30", "31"), List.of("00", "32", "9"));
    Arbitrary<String> hour = usually(List.of("00", "07", "23"), List.of("24", "25", "7"));
    Arbitrary<String> minute = usually(List.of("00", "59"), List.of("60", "5"));
    Arbitrary<String> second = usually(List.of(":00", ":06", ":59"), List.of(":60", ":6", ""));
    Arbitrary<String> fraction =
        Arbitraries.oneOf(
            Arbitraries.just(""),
            Arbitraries.strings().numeric().ofMaxLength(10).map(digits -> "." + digits),
            Arbitraries.of(",5", ".x", ". 1", ".-1", ".+1", ".1.1"));
    Arbitrary<String> zone =
        usually(
            List.of("Z", "Z", "Z", "+00:00", "-00:00", "+01:00", "-18:00"),
            List.of("z", "", "ZZ", "+18:01", "+0100", "+01", "+01:00:30", "[UTC]", " Z"));
    Arbitrary<String> date =
        Combinators.combine(year, month, day).as((y, m, d) -> y + "-" + m + "-" + d);
    Arbitrary<String> time =
        Combinators.combine(hour, minute, second, fraction).as((h, m, s, f) -> h + ":" + m + s + f);
    return Combinators.combine(date, usually(List.of("T"), List.of("t", " ", "")), time, zone)
        .as((d, between, t, z) -> d + between + t + z);
  }

  /** So that a good part of the dates can be read. */
  private static Arbitrary<String> usually(List<String> usual, List<String> odd) {
    return Arbitraries.frequencyOf(
        Tuple.of(9, Arbitraries.of(usual)), Tuple.of(1, Arbitraries.of(odd)));
  }

  @Property(tries = TRIES)
  void dateOfAnyParts(@ForAll("dates") String text) throws Exception {
    Statistics.collect(expected(text) != null);
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 10));

    assertThat(read(text).createdAt()).as(text).isEqualTo(expected(text));
  }

  @Property(tries = TRIES)
  void dateWithOneOddCharacter(
      @ForAll @IntRange(max = 9) int digits,
      @ForAll @IntRange(max = 29) int place,
      @ForAll char odd)
      throws Exception {
    String text = "2024-02-29T23:59:59." + "123456789".substring(0, digits) + "Z";
    int at = place % text.length();
    String changed = text.substring(0, at) + odd + text.substring(at + 1);

    assertThat(read(changed).createdAt()).as(changed).isEqualTo(expected(changed));
  }

  @Property(tries = TRIES)
  void idWithOneOddCharacter(
      @ForAll long most,
      @ForAll long least,
      @ForAll @IntRange(max = 35) int place,
      @ForAll char odd)
      throws Exception {
    String id = new UUID(most, least).toString();
    String changed = id.substring(0, place) + odd + id.substring(place + 1);

    assertThat(read(id).id()).isEqualTo(UUID.fromString(id));
    assertThat(read(id.toUpperCase(Locale.ROOT)).id()).isEqualTo(UUID.fromString(id));
    assertThat(read(changed).id()).as(changed).isEqualTo(expectedId(changed));
  }

  @Example
  void ends() throws Exception {
    for (String text :
        List.of(
            "",
            "Z",
            "0000-01-01T00:00:00Z",
            "0000-02-29T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "1970-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999999Z",
            "2026-03-09T24:00:00Z",
            "2016-12-31T23:59:60Z",
            "2026-03-09T08:07:06.Z",
            "2026-03-09T08:07:06.1234567890Z",
            "2026-03-09T08:07:06.1Z")) {
      assertThat(read(text).createdAt()).as(text).isEqualTo(expected(text));
    }
  }

  @Example
  void endOfEveryFebruaryAndYear() throws Exception {
    for (int year = 0; year <= 9999; year++) {
      for (String day : List.of("02-28", "02-29", "02-30", "03-01", "12-31")) {
        String text = "%04d-%sT12:34:56.7Z".formatted(year, day);
        assertThat(read(text).createdAt()).as(text).isEqualTo(expected(text));
      }
    }
  }

  @Example
  void everyDayOfALeapYearAndOfAnother() throws Exception {
    for (int year : List.of(2023, 2024)) {
      for (int month = 0; month <= 13; month++) {
        for (int day = 0; day <= 32; day++) {
          String text = "%d-%02d-%02dT00:00:00Z".formatted(year, month, day);
          assertThat(read(text).createdAt()).as(text).isEqualTo(expected(text));
        }
      }
    }
  }

  private static WireActivity read(String text) throws IOException, JsonMismatchException {
    byte[] json = MAPPER.writeValueAsBytes(Map.of("createdAt", text, "id", text));
    return Json.read(new ByteArrayInputStream(json), WireActivity.class);
  }

  private static @Nullable Instant expected(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static @Nullable UUID expectedId(String text) {
    try {
      return text.length() == ID_LENGTH ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
