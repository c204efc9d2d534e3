package io.github.dialogporten.sdk.observe;

/** Why an attempt was not made. */
public enum RefusalReason {
  /** The circuit of the host is open: it failed too often a moment ago. */
  CIRCUIT_OPEN,
  /** The program's own rate limit would let it go only after the call's time is over. */
  RATE_LIMIT
}
