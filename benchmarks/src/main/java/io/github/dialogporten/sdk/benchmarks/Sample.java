package io.github.dialogporten.sdk.benchmarks;

/**
 * What one side of a row took in one JVM, for each operation.
 *
 * @param cpuNanos CPU time of the calling threads
 * @param wallNanos time on the wall
 * @param bytes bytes that the calling threads allocated
 */
record Sample(double cpuNanos, double wallNanos, double bytes) {

  private static final String MARK = "SAMPLE";

  /** As one line that {@link #of} reads. */
  String line() {
    return MARK + " " + cpuNanos + " " + wallNanos + " " + bytes;
  }

  /** Whether a line of a {@link Probe} is a sample. */
  static boolean isIn(String line) {
    return line.startsWith(MARK);
  }

  /** The sample in a line. */
  static Sample of(String line) {
    String[] parts = line.split(" ", -1);
    return new Sample(
        Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), Double.parseDouble(parts[3]));
  }
}
