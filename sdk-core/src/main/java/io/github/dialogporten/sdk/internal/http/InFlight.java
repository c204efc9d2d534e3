package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A request that is under way, until its value is there or begins to be read by the caller. It ends
 * when the time of its call is over, or its call is cancelled: it is cancelled, and if that does
 * not bring its thread back in half a second, its connection is broken. (Under HTTP/2 a thread that
 * writes waits for a peer that does not read, and a cancelled request does not make it go on.)
 *
 * <p>The time is not OkHttp's own timeout of a call: that one is counted by a thread that all
 * clients in the process share, and that waits where a connection cannot be closed.
 */
final class InFlight implements Cancellation.Step, AutoCloseable {

  private static final long GRACE_MILLIS = 500;

  private final okhttp3.Call request;
  private final Ticket ticket;
  private final Semantics semantics;
  private final CallInfo attempt;
  private final boolean alone;
  private final boolean streams;
  private final CompletableFuture<Void> time = new CompletableFuture<>();
  private volatile boolean returned;

  /** A request that is about to leave; its time begins now. */
  @SuppressWarnings("FutureReturnValueIgnored") // the same future, kept in the field
  InFlight(okhttp3.Call request, Ticket ticket, Attempt<?> attempt) {
    this.request = request;
    this.ticket = ticket;
    this.semantics = attempt.semantics();
    this.attempt = attempt.info();
    this.alone = attempt.isAlone();
    this.streams = attempt.call().reading().streams();
    time.orTimeout(Math.max(1, attempt.deadline().left().toNanos()), TimeUnit.NANOSECONDS)
        .whenComplete(
            (nothing, end) -> {
              if (end instanceof TimeoutException) {
                stop();
              }
            });
  }

  Ticket ticket() {
    return ticket;
  }

  /** Sends it. OkHttp, being Kotlin, lets an InterruptedException out that it does not declare. */
  Response execute() throws IOException {
    try {
      return request.execute();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Whether it was ended because its time was over. */
  boolean isOutOfTime() {
    return time.isCompletedExceptionally();
  }

  /** The value has begun: of a stream the caller reads the rest, and the time is the caller's. */
  void begun() throws SocketTimeoutException {
    if (streams && !time.complete(null) && isOutOfTime()) {
      throw new SocketTimeoutException("the time of the call is over");
    }
  }

  @Override
  public void stop() {
    CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS, InFlight::onDaemon)
        .execute(this::breakConnection);
    request.cancel(); // last: a listener of the program's own may throw
  }

  private static void onDaemon(Runnable work) {
    HttpEngine.onDaemon(work);
  }

  private void breakConnection() {
    @Nullable Socket socket = returned ? null : ticket.socket();
    if (socket != null) {
      dropUnsent();
      try {
        socket.close();
      } catch (IOException e) {
        // then it is closed
      }
    }
  }

  /**
   * Makes closing its connection drop what is unsent, so that it waits for no peer that does not
   * read.
   */
  void dropUnsent() {
    @Nullable Socket socket = ticket.socket();
    try {
      if (socket != null) {
        socket.setSoLinger(true, 0);
      }
    } catch (IOException e) {
      // it is closed
    }
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

  /** The answer was read, or what is left of it is the caller's. */
  @Override
  public void close() {
    if (alone) {
      ticket.pool().evictAll();
    }
    returned = true;
    time.complete(null);
  }

  @Override
  public String toString() {
    return "InFlight[" + attempt.operation() + "]";
  }
}
