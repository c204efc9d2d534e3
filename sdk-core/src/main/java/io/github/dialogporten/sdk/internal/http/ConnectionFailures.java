package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.errors.TransportException.Kind;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** What a broken connection means. */
final class ConnectionFailures {

  private ConnectionFailures() {}

  static AttemptFailure of(IOException failure, Attempt<?> attempt, Ticket ticket) {
    boolean sent = ticket.wasSent();
    Kind kind = kind(failure, sent);
    CallInfo info =
        attempt.info(
            attempt.info().mayHaveBeenCarriedOut()
                || (sent && attempt.semantics() != Semantics.SAFE));
    return new AttemptFailure(
        outcome(kind, sent, attempt),
        new TransportException(info, kind, ErrorsAccess.withoutMessage(failure)),
        null,
        null);
  }

  private static Semantics.Outcome outcome(Kind kind, boolean sent, Attempt<?> attempt) {
    if (kind == Kind.INTERRUPTED || kind == Kind.TLS || attempt.deadline().isOver()) {
      return Semantics.Outcome.FINAL;
    }
    if (sent && kind == Kind.TIMEOUT && attempt.call().kind().searching()) {
      return Semantics.Outcome.TOO_SLOW;
    }
    return sent ? Semantics.Outcome.NO_ANSWER : Semantics.Outcome.NEVER_LEFT;
  }

  private static Kind kind(IOException failure, boolean sent) {
    if (Cancellation.isRequested()) {
      return Kind.INTERRUPTED;
    }
    if (failure instanceof SocketTimeoutException) {
      return Kind.TIMEOUT;
    }
    if (failure instanceof InterruptedIOException) {
      if (Thread.currentThread().isInterrupted() || "interrupted".equals(failure.getMessage())) {
        Thread.currentThread().interrupt();
        return Kind.INTERRUPTED;
      }
      return Kind.TIMEOUT;
    }
    if (failure instanceof SSLException && !sent) {
      return Kind.TLS;
    }
    if (failure instanceof UnknownHostException
        || failure instanceof ConnectException
        || failure instanceof NoRouteToHostException) {
      return Kind.CONNECT;
    }
    return sent ? Kind.CLOSED : Kind.CONNECT;
  }
}
