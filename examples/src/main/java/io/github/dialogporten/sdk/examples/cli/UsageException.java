package io.github.dialogporten.sdk.examples.cli;

/** What was asked for cannot be done the way it was asked: exit code 2, nothing was sent. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A usage error.
   *
   * @param message what is wrong and what to do, for the person at the terminal; no secrets
   */
  UsageException(String message) {
    super(message);
  }
}
