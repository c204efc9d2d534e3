package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import io.github.dialogporten.sdk.observe.WaitReason;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts of a call under one deadline: which failures are followed by another attempt, how
 * long the wait is, and the one renewal of a token that was not accepted.
 */
final class Attempts {

  private static final Logger LOG = LoggerFactory.getLogger("io.github.dialogporten.sdk.http");

  private final HttpEngine engine;
  private final Sender sender;
  private final TimeSource time;

  Attempts(HttpEngine engine, Router router) {
    this.engine = engine;
    this.sender = new Sender(engine, router);
    this.time = engine.time();
  }

  boolean isClosed() {
    return sender.isClosed();
  }

  <T> T run(Call<T> call, Duration timeout, boolean retries) throws RefusedLinkException {
    Cancellation.check();
    engine.checkOpen();
    CallWatch watch = engine.watch(call);
    watch.started(timeout);
    try {
      T value = run(call, new Deadline(time, timeout), retries, watch);
      watch.ended(null);
      return value;
    } catch (RefusedLinkException | RuntimeException e) {
      watch.ended(e);
      Cancellation.check(); // a cancelled call has no other end
      throw e;
    }
  }

  private <T> T run(Call<T> call, Deadline deadline, boolean retries, CallWatch watch)
      throws RefusedLinkException {
    Backoff backoff = new Backoff(call.kind().semantics());
    boolean renewed = false;
    @Nullable AttemptFailure last = null;
    @Nullable DialogportenException doubt = null; // an earlier attempt may have been carried out
    Repeats repeats = new Repeats();
    for (int number = 1; ; number++) {
      CallInfo info =
          new CallInfo(
              call.kind().name(), number, doubt != null, Optional.ofNullable(call.correlationId()));
      Attempt<T> attempt = new Attempt<>(call, deadline, info, watch, repeats.isElsewhere());
      try {
        T value = sender.send(attempt);
        backoff.succeeded();
        return value;
      } catch (DialogportenException noToken) {
        throw told(noToken, doubt);
      } catch (AttemptFailure failure) {
        if (last != null && failure.outcome() == Semantics.Outcome.NOT_ADMITTED) {
          throw last.exception(); // says more than that it could not be tried again
        }
        doubt = failure.exception().mayHaveBeenCarriedOut() ? failure.exception() : null;
        if (!renewed && failure.rejected() != null && !deadline.isOver()) {
          renewed = true;
          if (isRenewed(call, failure, doubt, deadline.left())) {
            LOG.info(
                "{}: the token was not accepted; once more with a new one", call.kind().name());
            continue;
          }
        }
        if (retries && repeats.allow(failure, number) && !deadline.isOver()) {
          last = failure;
          number--; // it does not count
          continue;
        }
        @Nullable Duration wait = retries ? backoff.after(failure) : null;
        if (wait == null
            || wait.compareTo(deadline.left()) >= 0
            || engine.guard(call.route().url()).isShutAfter(wait)) {
          throw failure.exception();
        }
        last = failure;
        LOG.info(
            "{}: attempt {} failed ({}); the next one in {} ms",
            call.kind().name(),
            number,
            what(failure.exception()),
            wait.toMillis());
        watch.waiting(
            failure.retryAfter() == null ? WaitReason.RETRY : WaitReason.RETRY_AFTER, wait);
        pause(wait, attempt.info(doubt != null));
      }
    }
  }

  /** The status, or what the connection did. */
  private static Object what(DialogportenException failed) {
    if (failed instanceof ApiException refused) {
      return refused.status();
    }
    return failed instanceof TransportException broken
        ? broken.kind()
        : failed.getClass().getSimpleName();
  }

  private static boolean isRenewed(
      Call<?> call, AttemptFailure failure, @Nullable DialogportenException doubt, Duration left) {
    AccessToken rejected = Objects.requireNonNull(failure.rejected());
    try {
      return call.credentials().renew(rejected, left);
    } catch (DialogportenException noToken) {
      throw told(noToken, doubt);
    }
  }

  /** That there is no token for another attempt does not undo what an earlier one may have done. */
  private static DialogportenException told(
      DialogportenException noToken, @Nullable DialogportenException doubt) {
    if (doubt == null || noToken.mayHaveBeenCarriedOut()) {
      return noToken;
    }
    doubt.addSuppressed(noToken);
    return doubt;
  }

  /** Waits, and ends the call if the thread is interrupted. */
  void pause(Duration wait, CallInfo info) {
    try {
      time.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(info, TransportException.Kind.INTERRUPTED, null);
    }
  }
}
