package io.github.dialogporten.sdk.benchmarks;

import java.util.Arrays;

/** The median of some numbers, and the quartiles around it. */
record Quartiles(double low, double median, double high) {

  /** Further apart than this part of the median, they show the machine and not the program. */
  private static final double WIDE = 0.15;

  static Quartiles of(double... numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(double[] sorted, double part) {
    double place = part * (sorted.length - 1);
    int before = (int) place;
    int after = Math.min(before + 1, sorted.length - 1);
    return sorted[before] + (place - before) * (sorted[after] - sorted[before]);
  }

  boolean isWide() {
    return high - low > WIDE * median;
  }
}
