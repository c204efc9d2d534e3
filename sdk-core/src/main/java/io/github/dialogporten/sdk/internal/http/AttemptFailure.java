package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.errors.DialogportenException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt that failed: what to throw if it was the last, and what decides whether it was. */
final class AttemptFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** Whether the request may go out again at once, without counting as another attempt. */
  enum Repeat {
    /** It may not. */
    NO,
    /** It may: its kept connection had died, and the request can be sent twice. */
    OVER_A_LIVE_CONNECTION,
    /** It may, whatever it is: the server refused it unprocessed. */
    OVER_ANOTHER_CONNECTION
  }

  private final transient Semantics.Outcome outcome;
  private final DialogportenException exception;
  private final @Nullable Duration retryAfter;
  private final transient @Nullable AccessToken rejected;
  private final transient Repeat repeat;

  AttemptFailure(
      Semantics.Outcome outcome,
      DialogportenException exception,
      @Nullable Duration retryAfter,
      @Nullable AccessToken rejected) {
    this(outcome, exception, retryAfter, rejected, Repeat.NO);
  }

  private AttemptFailure(
      Semantics.Outcome outcome,
      DialogportenException exception,
      @Nullable Duration retryAfter,
      @Nullable AccessToken rejected,
      Repeat repeat) {
    super("attempt failed", exception);
    this.repeat = repeat;
    this.outcome = outcome;
    this.exception = exception;
    this.retryAfter = retryAfter;
    this.rejected = rejected;
  }

  AttemptFailure repeatable(Repeat how) {
    return new AttemptFailure(outcome, exception, retryAfter, rejected, how);
  }

  /** Says nothing of the deadline, and of whether the caller wants retries. */
  Repeat repeat() {
    return repeat;
  }

  Semantics.Outcome outcome() {
    return outcome;
  }

  DialogportenException exception() {
    return exception;
  }

  /** How long the server asked to wait. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** The token that was not accepted, when another one may help. */
  @Nullable AccessToken rejected() {
    return rejected;
  }
}
