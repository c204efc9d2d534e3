package io.github.dialogporten.sdk.errors;

import org.jspecify.annotations.Nullable;

/**
 * A write action was sent, and it is not known whether it was performed. The SDK does not send it
 * again, and it is not {@linkplain #isTransient() transient}. Open the dialog, or look at its
 * activities, before performing it again.
 *
 * <p>Its cause says what came: a {@link TransportException} when no answer did; an {@link
 * ApiException} with status and problem for a redirect, a 408, and every 5xx but a 503 with {@code
 * Retry-After}; a {@link ContentException} with {@code LOGIN_PAGE} for a success that looks like a
 * login page. 429, and 503 with {@code Retry-After}, are taken to come before the action: they are
 * {@link ApiException}s.
 */
public class ActionOutcomeUnknownException extends ActionException {

  private static final long serialVersionUID = 1L;

  /**
   * An action whose outcome is unknown.
   *
   * @param call which call; it counts as one that may have been carried out
   * @param cause what came instead of an answer that says
   */
  public ActionOutcomeUnknownException(CallInfo call, @Nullable DialogportenException cause) {
    super(
        new CallInfo(call.operation(), call.attempts(), true, call.correlationId()),
        Reason.OUTCOME_UNKNOWN,
        cause);
  }
}
