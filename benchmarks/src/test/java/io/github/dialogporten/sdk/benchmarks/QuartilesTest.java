package io.github.dialogporten.sdk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuartilesTest {

  @Test
  void ofAnyOrder() {
    assertThat(Quartiles.of(9, 1, 8, 2, 7, 3, 6, 4, 5)).isEqualTo(new Quartiles(3, 5, 7));
  }

  @Test
  void betweenTwoNumbers() {
    assertThat(Quartiles.of(1, 2)).isEqualTo(new Quartiles(1.25, 1.5, 1.75));
  }

  @Test
  void ofOneNumber() {
    assertThat(Quartiles.of(3)).isEqualTo(new Quartiles(3, 3, 3));
  }

  @Test
  void areWideBeyondFifteenPercent() {
    assertThat(new Quartiles(0.93, 1, 1.07).isWide()).isFalse();
    assertThat(new Quartiles(0.92, 1, 1.08).isWide()).isTrue();
    assertThat(new Quartiles(0, 0, 0).isWide()).isFalse();
  }
}
