package io.github.dialogporten.sdk.examples.cli;

/** Does something when the program is ended from outside (Ctrl+C) while work is under way. */
final class WhenEnded implements AutoCloseable {

  private final Thread last;

  private WhenEnded(Thread last) {
    this.last = last;
  }

  /**
   * Has something done if the program is ended before this is closed.
   *
   * @param last done on a thread of its own, while others may still run
   * @return to be closed when it is over
   */
  static WhenEnded byTheUser(Runnable last) {
    Thread thread = new Thread(last, "when-ended");
    Runtime.getRuntime().addShutdownHook(thread);
    return new WhenEnded(thread);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(last);
    } catch (IllegalStateException ending) {
      // it is being done
    }
  }
}
