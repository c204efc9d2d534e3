package io.github.dialogporten.sdk.examples.cli;

/** What the SDK writes in its log. */
final class Logging {

  private static final String LEVEL = "org.slf4j.simpleLogger.log.io.github.dialogporten.sdk";

  private Logging() {}

  /**
   * Sets how much. It has an effect once in a process, before the SDK is first used.
   *
   * @param verbose whether the person wants to see what the SDK does
   */
  static void start(boolean verbose) {
    if (verbose) {
      System.setProperty(LEVEL, "debug");
    }
  }
}
