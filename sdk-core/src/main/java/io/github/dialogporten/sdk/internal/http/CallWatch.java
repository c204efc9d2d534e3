package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.observe.RefusalReason;
import io.github.dialogporten.sdk.observe.WaitReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Is told how one call goes. This one tells nobody: there is no listener. */
class CallWatch {

  static final CallWatch NONE = new CallWatch();

  void started(Duration timeout) {}

  /** An attempt begins; what it sends and receives is counted in the traffic, if there is one. */
  @Nullable Traffic attemptBegan() {
    return null;
  }

  /** So many items of a list are left out, since they were null. */
  void dropped(int count) {}

  /** The attempt is over; its value may be a stream that goes on. */
  void attemptEnded(@Nullable Throwable failure) {}

  void refused(RefusalReason reason, @Nullable Duration retryAfter) {}

  void waiting(WaitReason reason, Duration wait) {}

  void ended(@Nullable Throwable failure) {}
}
