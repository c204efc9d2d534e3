package io.github.dialogporten.sdk.errors;

/**
 * Stands for a failure of others in exceptions that the user sees: its class and where it was
 * thrown, without its message, which can quote what a server sent, where a request went, or a
 * token.
 */
final class SafeCause extends Exception {

  private static final long serialVersionUID = 1L;

  private SafeCause(Throwable failure) {
    super(failure.getClass().getName());
    setStackTrace(failure.getStackTrace());
  }

  static SafeCause of(Throwable failure) {
    SafeCause safe = new SafeCause(failure);
    Throwable cause = failure.getCause();
    return cause == null ? safe : (SafeCause) safe.initCause(of(cause));
  }
}
