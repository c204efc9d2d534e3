package io.github.dialogporten.sdk.observe;

import java.time.Duration;
import java.util.Optional;

/**
 * A request was sent, or tried to be, and has its outcome. One that is sent again, after a renewed
 * token or without counting (its kept connection was dead, or the server refused it unprocessed),
 * is an attempt of its own here; redirects that are followed are part of one.
 */
public interface AttemptEnded extends CallEvent {

  /**
   * Which attempt of the call it was.
   *
   * @return counted from 1
   */
  int attempt();

  /**
   * The HTTP status, when an answer came (and perhaps broke).
   *
   * @return the status; empty when there was no answer
   */
  Optional<Integer> status();

  /**
   * What it failed with: the simple name of an exception's class, followed by its kind when it is a
   * {@code TransportException}.
   *
   * @return such as {@code ServiceUnavailableException} or {@code TransportException.TIMEOUT};
   *     empty for a success
   */
  Optional<String> failure();

  /**
   * From sending to the end of the body; of a stream, to its beginning. Getting a token and waiting
   * are not in it.
   *
   * @return the duration
   */
  Duration duration();

  /**
   * What was sent of bodies.
   *
   * @return bytes, headers not counted
   */
  long bytesSent();

  /**
   * What came of bodies, as it came (compressed, where it was). Of a stream, what has come so far.
   *
   * @return bytes, headers not counted
   */
  long bytesReceived();
}
