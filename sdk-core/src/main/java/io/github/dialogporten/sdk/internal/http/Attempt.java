package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.TransportException;

/**
 * One attempt of a call.
 *
 * @param call what is sent
 * @param deadline the end of the whole call
 * @param info which attempt it is, and whether an earlier one may have been carried out
 * @param watch is told how it goes
 * @param elsewhere whether the last request was refused unprocessed on its connection
 */
record Attempt<T>(
    Call<T> call, Deadline deadline, CallInfo info, CallWatch watch, boolean elsewhere) {

  /** Whether the request needs a connection that nothing else has used or will use. */
  boolean isAlone() {
    return elsewhere || semantics() == Semantics.ONCE;
  }

  Semantics semantics() {
    return call.kind().semantics();
  }

  /** The same attempt; whether it may have been carried out is known better now. */
  CallInfo info(boolean mayHaveBeenCarriedOut) {
    return info(info.attempts(), mayHaveBeenCarriedOut);
  }

  /** Where this attempt is none: nothing was sent. */
  CallInfo before() {
    return info(info.attempts() - 1, info.mayHaveBeenCarriedOut());
  }

  private CallInfo info(int attempts, boolean unknown) {
    return new CallInfo(info.operation(), attempts, unknown, info.correlationId());
  }

  TransportException notSent(TransportException.Kind kind) {
    return new TransportException(before(), kind, null);
  }

  @Override
  public String toString() {
    return "Attempt[" + info.operation() + ", " + info.attempts() + "]";
  }
}
