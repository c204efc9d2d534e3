package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.observe.AttemptEnded;
import io.github.dialogporten.sdk.observe.AttemptRefused;
import io.github.dialogporten.sdk.observe.BodyEnded;
import io.github.dialogporten.sdk.observe.CallEnded;
import io.github.dialogporten.sdk.observe.CallEvent;
import io.github.dialogporten.sdk.observe.CallStarted;
import io.github.dialogporten.sdk.observe.Destination;
import io.github.dialogporten.sdk.observe.ItemsDropped;
import io.github.dialogporten.sdk.observe.RefusalReason;
import io.github.dialogporten.sdk.observe.WaitReason;
import io.github.dialogporten.sdk.observe.WaitStarted;
import java.time.Duration;
import java.util.Optional;

/** The events as values. */
final class Events {

  private Events() {}

  /** Which call. */
  record About(
      long callNumber, String operation, String method, String path, Destination destination) {}

  /** What all have in common. */
  interface OfCall extends CallEvent {

    About about();

    @Override
    default long callNumber() {
      return about().callNumber();
    }

    @Override
    default String operation() {
      return about().operation();
    }

    @Override
    default String method() {
      return about().method();
    }

    @Override
    default String path() {
      return about().path();
    }

    @Override
    default Destination destination() {
      return about().destination();
    }
  }

  record Started(About about, Duration timeout) implements CallStarted, OfCall {}

  record Attempt(
      About about,
      int attempt,
      Optional<Integer> status,
      Optional<String> failure,
      Duration duration,
      long bytesSent,
      long bytesReceived)
      implements AttemptEnded, OfCall {}

  record Dropped(About about, int count) implements ItemsDropped, OfCall {}

  record Refused(About about, RefusalReason reason, Optional<Duration> retryAfter)
      implements AttemptRefused, OfCall {}

  record Waiting(About about, WaitReason reason, Duration duration)
      implements WaitStarted, OfCall {}

  record Ended(
      About about,
      int attempts,
      Optional<String> failure,
      Duration duration,
      long bytesSent,
      long bytesReceived)
      implements CallEnded, OfCall {}

  record Body(About about, long bytesReceived, boolean isWhole, Duration duration)
      implements BodyEnded, OfCall {}
}
