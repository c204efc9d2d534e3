package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request that is under way, as whoever cancels its call sees it. */
record InFlight(okhttp3.Call request, Ticket ticket, Semantics semantics, CallInfo attempt)
    implements Cancellation.Step {

  @Override
  public void stop() {
    request.cancel();
  }

  @Override
  public @Nullable Supplier<DialogportenException> leftBehind() {
    boolean mayHaveArrived = ticket.wasSent() && semantics != Semantics.SAFE;
    if (!mayHaveArrived && !attempt.mayHaveBeenCarriedOut()) {
      return null;
    }
    return doubt(
        new CallInfo(attempt.operation(), attempt.attempts(), true, attempt.correlationId()),
        semantics == Semantics.ONCE);
  }

  /** Of values only, so that nothing of the request is kept. */
  private static Supplier<DialogportenException> doubt(CallInfo info, boolean once) {
    return () ->
        once
            ? new ActionOutcomeUnknownException(info, null)
            : new TransportException(info, TransportException.Kind.INTERRUPTED, null);
  }

  @Override
  public String toString() {
    return "InFlight[" + attempt.operation() + "]";
  }
}
