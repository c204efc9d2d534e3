package io.github.dialogporten.sdk.internal.http;

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
  void check(Attempt<?> attempt) throws AttemptFailure {
    if (isShutAfter(Duration.ZERO)) {
      throw open(attempt);
    }
  }

  /**
   * Waits for the request's turn. Nothing that takes long may come between that and sending.
   *
   * @return whether there was a wait
   */
  boolean await(Attempt<?> attempt) throws AttemptFailure {
    if (turns == null) {
      return false;
    }
    Turns.Turn turn = turns.next(attempt.deadline().left());
    if (!turn.isTaken()) {
      attempt.watch().refused(RefusalReason.RATE_LIMIT, turn.delay());
      throw refused(new OwnRateLimitException(attempt.before(), turn.delay()));
    }
    if (turn.delay().isZero()) {
      return false;
    }
    attempt.watch().waiting(WaitReason.RATE_LIMIT, turn.delay());
    try {
      turns.sleep(turn);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw attempt.notSent(TransportException.Kind.INTERRUPTED);
    }
  }

  /** Lets the request through the circuit. */
  Circuit.Permit enter(Attempt<?> attempt) throws AttemptFailure {
    Circuit.@Nullable Permit permit = circuit == null ? new Circuit.Permit(null) : circuit.enter();
    if (permit == null) {
      throw open(attempt);
    }
    return permit;
  }

  /** Whether the circuit will still be open when so much time has passed. */
  boolean isShutAfter(Duration wait) {
    @Nullable Duration left = circuit == null ? null : circuit.left();
    return left != null && left.compareTo(wait) > 0;
  }

  private AttemptFailure open(Attempt<?> attempt) {
    @Nullable Duration left = circuit == null ? null : circuit.left();
    attempt.watch().refused(RefusalReason.CIRCUIT_OPEN, left);
    return refused(new CircuitOpenException(attempt.before(), left));
  }

  private static AttemptFailure refused(DialogportenException exception) {
    return new AttemptFailure(Semantics.Outcome.NOT_ADMITTED, exception, null, null);
  }
}
