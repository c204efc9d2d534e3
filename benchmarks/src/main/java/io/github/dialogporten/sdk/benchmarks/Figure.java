package io.github.dialogporten.sdk.benchmarks;

import java.util.function.ToDoubleBiFunction;

/**
 * One number of a row, made of one pair of samples, and its goal.
 *
 * @param name what it is
 * @param isUpperBound whether the goal is the most that it may be, or the least
 * @param goal the goal
 * @param pair makes it of our sample and the other one
 */
record Figure(
    String name, boolean isUpperBound, double goal, ToDoubleBiFunction<Sample, Sample> pair) {

  static Figure cpu(double most) {
    return new Figure(
        "CPU, ours / floor", true, most, (ours, floor) -> ours.cpuNanos() / floor.cpuNanos());
  }

  static Figure bytes(double most) {
    return new Figure(
        "bytes, ours / floor", true, most, (ours, floor) -> ours.bytes() / floor.bytes());
  }

  static Figure throughput(double least) {
    return new Figure(
        "throughput, ours / floor",
        false,
        least,
        (ours, floor) -> floor.wallNanos() / ours.wallNanos());
  }

  static Figure nothingAllocated() {
    return new Figure("bytes, ours alone", true, 0.01, (ours, floor) -> ours.bytes());
  }

  boolean isReachedBy(double measured) {
    return isUpperBound ? measured <= goal : measured >= goal;
  }

  String goalInWords() {
    return (isUpperBound ? "at most " : "at least ") + "%.2f".formatted(goal);
  }
}
