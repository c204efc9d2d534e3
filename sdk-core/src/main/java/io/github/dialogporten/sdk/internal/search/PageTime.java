package io.github.dialogporten.sdk.internal.search;

import java.time.Duration;

/** The time that a page has, for all requests that it needs. It runs. */
@FunctionalInterface
public interface PageTime {

  /** What is left of it; zero when it is over. */
  Duration left();
}
