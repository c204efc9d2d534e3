package io.github.dialogporten.sdk.observe;

import java.time.Duration;

/** A call has begun. Arguments and links that are refused never become a call. */
public interface CallStarted extends CallEvent {

  /**
   * How long it may take: all attempts, the waits between them, and getting a token.
   *
   * @return the timeout
   */
  Duration timeout();
}
