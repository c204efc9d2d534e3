package io.github.dialogporten.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "' 120 ', 120", "999999999, 999999999"})
  void seconds(String header, long seconds) {
    assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void dates() {
    assertThat(RetryAfter.parse("Mon, 02 Mar 2026 08:00:30 GMT", NOW))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(RetryAfter.parse("Mon, 02 Mar 2026 07:59:30 GMT", NOW)).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "soon", "12345678901", "2026-03-02T08:00:30Z"})
  void others(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isNull();
  }
}
