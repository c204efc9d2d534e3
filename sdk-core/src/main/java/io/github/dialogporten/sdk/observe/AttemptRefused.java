package io.github.dialogporten.sdk.observe;

import java.time.Duration;
import java.util.Optional;

/** An attempt was not made, for a reason of the program's own: nothing was sent. */
public interface AttemptRefused extends CallEvent {

  /**
   * Why.
   *
   * @return the reason
   */
  RefusalReason reason();

  /**
   * When it may be made.
   *
   * @return the time from now; empty when others are just finding out
   */
  Optional<Duration> retryAfter();
}
