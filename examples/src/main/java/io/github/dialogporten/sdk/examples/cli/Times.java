package io.github.dialogporten.sdk.examples.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as they are typed, and as they are shown. */
final class Times implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is no time: it takes 2026-01-31 (the start of that day, UTC),"
              + " 2026-01-31T12:00:00Z or 2026-01-31T12:00:00+01:00");
    }
  }

  /** A time without parts of a second, in UTC: it can be typed as a filter again. */
  static String shown(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
