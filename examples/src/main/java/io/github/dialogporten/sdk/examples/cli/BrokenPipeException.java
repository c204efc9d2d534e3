package io.github.dialogporten.sdk.examples.cli;

/** Nobody reads standard output any more, as with {@code | head}: the program ends quietly. */
final class BrokenPipeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenPipeException() {
    super("nobody reads the output", null, false, false);
  }
}
