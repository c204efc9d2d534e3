package io.github.dialogporten.sdk.internal.http;

/**
 * The requests of one call that go out again at once, and do not count as attempts: nothing is
 * wrong with the server, only with the connection that they were on.
 */
final class Repeats {

  /** Of what a server refuses unprocessed, in one call; then it counts, and is waited for. */
  private static final int MOST_REFUSALS = 5;

  private int refusals;
  private int repeated; // the last attempt that was
  private boolean elsewhere;

  /** Whether this failure of an attempt is followed by such a request. */
  boolean allow(AttemptFailure failure, int attempt) {
    elsewhere = failure.repeat() == AttemptFailure.Repeat.OVER_ANOTHER_CONNECTION;
    switch (failure.repeat()) {
      case OVER_A_LIVE_CONNECTION -> {
        boolean first = repeated != attempt;
        repeated = attempt;
        return first;
      }
      case OVER_ANOTHER_CONNECTION -> {
        refusals++;
        return refusals <= MOST_REFUSALS;
      }
      default -> {
        return false;
      }
    }
  }

  /** Whether the next request goes over a connection that nothing else uses. */
  boolean isElsewhere() {
    return elsewhere;
  }
}
