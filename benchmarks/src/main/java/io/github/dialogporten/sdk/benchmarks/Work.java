package io.github.dialogporten.sdk.benchmarks;

import java.io.IOException;
import java.net.URI;

/** What is measured: one operation, ready to be done any number of times. */
interface Work extends AutoCloseable {

  /**
   * Does it once.
   *
   * @return a number that depends on the result, so that no compiler leaves the work out
   */
  long once() throws Exception;

  /** Ends what the work needed. */
  @Override
  default void close() throws IOException {}

  /** Prepares the work in the JVM in which it is measured. */
  @FunctionalInterface
  interface Start {

    /** Prepares it, with the address of the {@link Answers}. */
    Work at(URI server) throws Exception;
  }
}
