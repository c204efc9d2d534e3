package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.errors.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * One request that was let through a circuit, and what it shows of the host. Closed when it is
 * over; one that shows nothing gives its place back.
 */
final class Permit implements AutoCloseable {

  /** Where there is no circuit. */
  static final Permit NONE = new Permit(null, 0);

  private final @Nullable Circuit circuit;
  private final int changes;
  private @Nullable Boolean failed;

  Permit(@Nullable Circuit circuit, int changes) {
    this.circuit = circuit;
    this.changes = changes;
  }

  /** An answer came. */
  void answered(int status) {
    told(status == 429 || status >= 500);
  }

  /** None came, or it broke. A caller who gives up says nothing of the host. */
  void broke(AttemptFailure failure) {
    boolean givenUp =
        failure.exception() instanceof TransportException broken
            && broken.kind() == TransportException.Kind.INTERRUPTED;
    if (givenUp) {
      told(null);
    } else {
      told(true);
    }
  }

  private void told(@Nullable Boolean how) {
    if (circuit != null) {
      failed = how;
    }
  }

  @Override
  public void close() {
    if (circuit != null) {
      circuit.ended(changes, failed);
    }
  }

  @Override
  public String toString() {
    return "Permit[]";
  }
}
