package io.github.dialogporten.sdk.observe;

import java.time.Duration;
import java.util.Optional;

/** A call has ended: its value is about to be returned, or its exception thrown. */
public interface CallEnded extends CallEvent {

  /**
   * How many attempts were made.
   *
   * @return the number of {@link AttemptEnded} of this call; 0 when none was
   */
  int attempts();

  /**
   * What it failed with: the simple name of the exception's class, followed by its kind when it is
   * a {@code TransportException}.
   *
   * @return such as {@code NotFoundException}; empty for a success
   */
  Optional<String> failure();

  /**
   * From the beginning to now: attempts, waits, getting a token.
   *
   * @return the duration
   */
  Duration duration();

  /**
   * What was sent of bodies in all attempts.
   *
   * @return bytes, headers not counted
   */
  long bytesSent();

  /**
   * What came of bodies in all attempts. Of a stream that is in the caller's hands now, what has
   * come so far; {@link BodyEnded} tells the rest.
   *
   * @return bytes, headers not counted
   */
  long bytesReceived();
}
