package io.github.dialogporten.sdk.observe;

/** Why a call waits. */
public enum WaitReason {
  /** An attempt failed in a way that may pass: some time before the next one. */
  RETRY,
  /** The same, and the server said how long. */
  RETRY_AFTER,
  /** The program's own rate limit: its turn has not come. */
  RATE_LIMIT
}
