package io.github.dialogporten.sdk.examples.cli;

/** What the program tells the shell. */
final class ExitCodes {

  /** Done. */
  static final int DONE = 0;

  /** Anything that has no code of its own. */
  static final int FAILED = 1;

  /** The command line is not right; nothing was sent. */
  static final int USAGE = 2;

  /** The API refused: a 4xx answer. */
  static final int REFUSED = 3;

  /** No answer, too many requests, or a 5xx answer: it may work later. */
  static final int UNAVAILABLE = 4;

  /** There is no token. */
  static final int TOKEN = 5;

  /** An action was sent, and it is not known whether it was performed: look before repeating it. */
  static final int UNKNOWN = 6;

  private ExitCodes() {}
}
