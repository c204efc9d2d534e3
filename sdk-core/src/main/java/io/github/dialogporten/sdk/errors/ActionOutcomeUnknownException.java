package io.github.dialogporten.sdk.errors;

import org.jspecify.annotations.Nullable;

/**
 * A write action was sent, and no answer came: it may have been performed or not. The SDK does not
 * send it again. Open the dialog, or look at its activities, before performing it again.
 */
public class ActionOutcomeUnknownException extends ActionException {

  private static final long serialVersionUID = 1L;

  /**
   * An action whose outcome is unknown.
   *
   * @param call which call; it counts as one that may have been carried out
   * @param cause the failure of the connection
   */
  public ActionOutcomeUnknownException(CallInfo call, @Nullable TransportException cause) {
    super(
        new CallInfo(call.operation(), call.attempts(), true, call.correlationId()),
        Reason.OUTCOME_UNKNOWN,
        cause);
  }
}
