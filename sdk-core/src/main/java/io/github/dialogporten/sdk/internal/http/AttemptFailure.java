package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.errors.DialogportenException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One attempt that failed: what to throw if it was the last, and what decides whether it was. */
final class AttemptFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Semantics.Outcome outcome;
  private final DialogportenException exception;
  private final @Nullable Duration retryAfter;
  private final transient @Nullable AccessToken rejected;

  AttemptFailure(
      Semantics.Outcome outcome,
      DialogportenException exception,
      @Nullable Duration retryAfter,
      @Nullable AccessToken rejected) {
    super("attempt failed", exception);
    this.outcome = outcome;
    this.exception = exception;
    this.retryAfter = retryAfter;
    this.rejected = rejected;
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
