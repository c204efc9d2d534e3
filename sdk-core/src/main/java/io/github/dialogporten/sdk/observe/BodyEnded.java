package io.github.dialogporten.sdk.observe;

import java.time.Duration;

/**
 * The caller has closed a stream that a call had given it ({@code content().download(...)}). Comes
 * after the call's {@link CallEnded}, on the thread that closed the stream, and not at all when
 * nobody closes it.
 */
public interface BodyEnded extends CallEvent {

  /**
   * What came since the call had ended: with what {@link CallEnded} told, each byte is told once.
   *
   * @return bytes as they came
   */
  long bytesReceived();

  /**
   * Whether it came to its end.
   *
   * @return false when it broke, or was closed before
   */
  boolean isWhole();

  /**
   * How long it was in the caller's hands.
   *
   * @return the time from the end of the call to the closing
   */
  Duration duration();
}
