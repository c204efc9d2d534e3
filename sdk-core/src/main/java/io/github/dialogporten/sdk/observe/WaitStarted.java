package io.github.dialogporten.sdk.observe;

import java.time.Duration;

/** The call begins to wait, before its first or before a further attempt. */
public interface WaitStarted extends CallEvent {

  /**
   * Why.
   *
   * @return the reason
   */
  WaitReason reason();

  /**
   * How long, unless the thread is interrupted.
   *
   * @return the duration
   */
  Duration duration();
}
