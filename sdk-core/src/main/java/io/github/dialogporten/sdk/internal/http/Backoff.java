package io.github.dialogporten.sdk.internal.http;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next attempt, if there is one: resilience4j decides, by the table of
 * {@link Semantics}, with full jitter, and not below what the server asked for. Its blocking form
 * would sleep by a clock of its own; this one hands the delay out.
 */
final class Backoff {

  /** A server that asks for more is not waited for: the caller gets the hint instead. */
  static final Duration LONGEST_HINT = Duration.ofSeconds(60);

  private static final int MAX_ATTEMPTS = 3;
  private static final long FIRST_MILLIS = 250;
  private static final long LONGEST_MILLIS = 8_000;

  private static final Retry RETRY =
      Retry.of(
          "dialogporten",
          RetryConfig.<Object>custom()
              .maxAttempts(MAX_ATTEMPTS)
              .intervalBiFunction(Backoff::interval)
              .retryOnException(failure -> ((Tried) failure).mayBeRepeated())
              .build());

  private final Retry.AsyncContext<Object> context = RETRY.asyncContext();
  private final Semantics semantics;
  private int tried;
  private int most = MAX_ATTEMPTS;

  Backoff(Semantics semantics) {
    this.semantics = semantics;
  }

  /** The wait before the next attempt; null when there is none. */
  @Nullable Duration after(AttemptFailure failure) {
    tried++;
    int allowed = semantics.attempts(failure.outcome());
    if (failure.outcome() == Semantics.Outcome.TOO_SLOW) {
      most = allowed; // whatever comes of the second
    }
    long millis = context.onError(new Tried(failure, tried < Math.min(most, allowed)));
    return millis < 0 ? null : Duration.ofMillis(millis);
  }

  void succeeded() {
    context.onComplete();
  }

  private static Long interval(int attempt, Either<Throwable, Object> end) {
    long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << (attempt - 1));
    long jitter = ThreadLocalRandom.current().nextLong(1, most + 1);
    @Nullable Duration hint = ((Tried) end.getLeft()).failure.retryAfter();
    // on top of the hint, so that not all who were sent away come back in the same instant
    return hint == null ? jitter : hint.toMillis() + jitter;
  }

  private static final class Tried extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AttemptFailure failure;
    private final boolean attemptsLeft;

    Tried(AttemptFailure failure, boolean attemptsLeft) {
      super(null, null, false, false);
      this.failure = failure;
      this.attemptsLeft = attemptsLeft;
    }

    boolean mayBeRepeated() {
      @Nullable Duration hint = failure.retryAfter();
      return attemptsLeft && (hint == null || hint.compareTo(LONGEST_HINT) <= 0);
    }
  }
}
