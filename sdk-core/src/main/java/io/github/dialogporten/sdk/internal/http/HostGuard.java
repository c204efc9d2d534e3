package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.CircuitOpenException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.OwnRateLimitException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.observe.RefusalReason;
import io.github.dialogporten.sdk.observe.WaitReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Stands before one host: its circuit and its turns, where the program has set them. A request that
 * is not let through was never tried.
 */
final class HostGuard {

  /** Lets everything through. */
  static final HostGuard NONE = new HostGuard(null, null);

  private final @Nullable Circuit circuit;
  private final @Nullable Turns turns;

  HostGuard(@Nullable Circuit circuit, @Nullable Turns turns) {
    this.circuit = circuit;
    this.turns = turns;
  }

  /** Refuses where the circuit is open: before a token is got, or a turn taken, for nothing. */
  void check(CallInfo attempt, CallWatch watch) throws AttemptFailure {
    if (isShutAfter(Duration.ZERO)) {
      throw open(attempt, watch);
    }
  }

  /**
   * Waits for the request's turn. Nothing that takes long may come between that and sending.
   *
   * @return whether there was a wait
   */
  boolean await(Deadline deadline, CallInfo attempt, CallWatch watch) throws AttemptFailure {
    if (turns == null) {
      return false;
    }
    Turns.Turn turn = turns.next(deadline.left());
    if (!turn.isTaken()) {
      watch.refused(RefusalReason.RATE_LIMIT, turn.delay());
      throw refused(new OwnRateLimitException(before(attempt), turn.delay()));
    }
    if (turn.delay().isZero()) {
      return false;
    }
    watch.waiting(WaitReason.RATE_LIMIT, turn.delay());
    try {
      turns.sleep(turn);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(before(attempt), TransportException.Kind.INTERRUPTED, null);
    }
  }

  /** Lets the request through the circuit. */
  Permit enter(CallInfo attempt, CallWatch watch) throws AttemptFailure {
    if (circuit == null) {
      return Permit.NONE;
    }
    @Nullable Permit permit = circuit.enter();
    if (permit == null) {
      throw open(attempt, watch);
    }
    return permit;
  }

  /** Whether the circuit will still be open when so much time has passed. */
  boolean isShutAfter(Duration wait) {
    @Nullable Duration left = circuit == null ? null : circuit.left();
    return left != null && left.compareTo(wait) > 0;
  }

  private AttemptFailure open(CallInfo attempt, CallWatch watch) {
    @Nullable Duration left = circuit == null ? null : circuit.left();
    watch.refused(RefusalReason.CIRCUIT_OPEN, left);
    return refused(new CircuitOpenException(before(attempt), left));
  }

  private static AttemptFailure refused(DialogportenException exception) {
    return new AttemptFailure(Semantics.Outcome.NOT_ADMITTED, exception, null, null);
  }

  /** This attempt is none. */
  private static CallInfo before(CallInfo attempt) {
    return new CallInfo(
        attempt.operation(), attempt.attempts() - 1, attempt.mayHaveBeenCarriedOut());
  }

  @Override
  public String toString() {
    return "HostGuard[]";
  }
}
