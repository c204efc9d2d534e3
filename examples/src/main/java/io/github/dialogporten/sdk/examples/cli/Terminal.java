package io.github.dialogporten.sdk.examples.cli;

import java.io.BufferedReader;
import org.jspecify.annotations.Nullable;

/** Whether a person sits at the terminal. */
final class Terminal {

  private Terminal() {}

  /**
   * A reader of what a person types.
   *
   * @return the reader; null when input or output is no terminal
   */
  @SuppressWarnings("SystemConsoleNull") // isTerminal is what newer JDKs are asked
  static @Nullable BufferedReader answers() {
    java.io.@Nullable Console console = System.console();
    return console != null && isTerminal(console) ? new BufferedReader(console.reader()) : null;
  }

  /** Newer JDKs have a console when piped too, and a method to ask; older ones have neither. */
  private static boolean isTerminal(java.io.Console console) {
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
