package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.errors.TransportException.Kind;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What a broken connection means. */
final class ConnectionFailures {

  private ConnectionFailures() {}

  /**
   * A request without an answer.
   *
   * @param flight the request; null when none was made
   * @param proxies finds out what it went through
   */
  static AttemptFailure of(
      IOException failure,
      Attempt<?> attempt,
      @Nullable InFlight flight,
      Supplier<Optional<Proxy>> proxies) {
    @Nullable Ticket ticket = flight == null ? null : flight.ticket();
    if (ticket != null && !ticket.isAnswered() && OkHttpFailure.isUnprocessed(failure)) {
      ticket.unprocessed();
    }
    boolean sent = ticket != null && ticket.wasSent();
    CallInfo info =
        attempt.info(
            attempt.info().mayHaveBeenCarriedOut()
                || (sent && attempt.semantics() != Semantics.SAFE));
    OptionalInt refusal = OkHttpFailure.proxyStatus(failure);
    if (!sent && isFinal(refusal)) {
      String proxy = proxies.get().map(ConnectionFailures::name).orElse("");
      return new AttemptFailure(
          Semantics.Outcome.FINAL,
          ErrorsAccess.proxyRefused(info, proxy, refusal.getAsInt()),
          null,
          null);
    }
    boolean outOfTime = flight != null && flight.isOutOfTime();
    Kind kind = kind(failure, sent, outOfTime);
    return new AttemptFailure(
            outcome(kind, sent, outOfTime, attempt),
            new TransportException(info, kind, ErrorsAccess.withoutMessage(failure)),
            null,
            null)
        .repeatable(repeat(kind, failure, attempt, ticket));
  }

  /** With other statuses a proxy says that it does not reach the server, or is busy. */
  private static boolean isFinal(OptionalInt status) {
    return status.isPresent() && (status.getAsInt() == 407 || status.getAsInt() == 403);
  }

  private static String name(Proxy proxy) {
    return proxy.address() instanceof InetSocketAddress address
        ? address.getHostString() + ":" + address.getPort()
        : "";
  }

  private static AttemptFailure.Repeat repeat(
      Kind kind, IOException failure, Attempt<?> attempt, @Nullable Ticket ticket) {
    if (ticket == null || (kind != Kind.CLOSED && kind != Kind.CONNECT)) {
      return AttemptFailure.Repeat.NO;
    }
    if (ticket.isUnprocessed()) {
      return AttemptFailure.Repeat.OVER_ANOTHER_CONNECTION;
    }
    boolean dead = ticket.isKept() && !ticket.isAnswered() && !isOfServer(failure);
    return dead && attempt.semantics() != Semantics.ONCE
        ? AttemptFailure.Repeat.OVER_A_LIVE_CONNECTION
        : AttemptFailure.Repeat.NO;
  }

  /** Whether it shows that the server is there: what it sent, if no answer, came over the wire. */
  private static boolean isOfServer(IOException failure) {
    return failure instanceof ProtocolException
        || failure.getCause() instanceof RuntimeException
        || OkHttpFailure.isOfStreamOnly(failure);
  }

  private static Semantics.Outcome outcome(
      Kind kind, boolean sent, boolean outOfTime, Attempt<?> attempt) {
    if (kind == Kind.INTERRUPTED || kind == Kind.TLS || outOfTime || attempt.deadline().isOver()) {
      return Semantics.Outcome.FINAL;
    }
    if (sent && kind == Kind.TIMEOUT && attempt.call().kind().searching()) {
      return Semantics.Outcome.TOO_SLOW;
    }
    return sent ? Semantics.Outcome.NO_ANSWER : Semantics.Outcome.NEVER_LEFT;
  }

  private static Kind kind(IOException failure, boolean sent, boolean outOfTime) {
    if (Cancellation.isRequested()) {
      return Kind.INTERRUPTED;
    }
    if (outOfTime || failure instanceof SocketTimeoutException) {
      return Kind.TIMEOUT;
    }
    if (failure instanceof InterruptedIOException) {
      if (Thread.currentThread().isInterrupted() || "interrupted".equals(failure.getMessage())) {
        Thread.currentThread().interrupt();
        return Kind.INTERRUPTED;
      }
      return Kind.TIMEOUT;
    }
    if (sent) {
      return Kind.CLOSED;
    }
    return failure instanceof SSLException tls && !isCut(tls) ? Kind.TLS : Kind.CONNECT;
  }

  /** Whether a handshake just ended, by a connection that was closed or reset. */
  private static boolean isCut(SSLException handshake) {
    for (@Nullable Throwable cause = handshake.getCause();
        cause != null;
        cause = cause.getCause()) {
      if (cause instanceof EOFException || cause instanceof SocketException) {
        return true;
      }
    }
    return false;
  }
}
