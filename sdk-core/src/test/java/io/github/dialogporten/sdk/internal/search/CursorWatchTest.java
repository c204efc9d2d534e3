package io.github.dialogporten.sdk.internal.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorWatchTest {

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 2", "3, 1", "5, 7", "100, 64", "1000, 333"})
  void circleOfAnyLengthIsMetSoon(int tail, int length) {
    CursorWatch watch = CursorWatch.from(null);
    int step = 0;
    String token = token(step, tail, length);
    while (!watch.knows(token)) {
      watch = watch.after(token);
      token = token(++step, tail, length);
      assertThat(step).isLessThan(4 * (tail + length) + 4);
    }
    assertThat(step).isGreaterThanOrEqualTo(length);
  }

  private static String token(int step, int tail, int length) {
    return "t" + (step < tail ? step : tail + (step - tail) % length);
  }

  @Test
  void standingStillIsMetAtOnce() {
    CursorWatch watch = CursorWatch.from(null);
    for (int i = 0; i < 100; i++) {
      watch = watch.after("t" + i);
      assertThat(watch.knows("t" + i)).isTrue();
    }
  }

  @Test
  void straightWalkIsNeverTakenForACircle() {
    CursorWatch watch = CursorWatch.from("start");
    for (int i = 0; i < 10_000; i++) {
      assertThat(watch.knows("t" + i)).isFalse();
      watch = watch.after("t" + i);
    }
  }
}
