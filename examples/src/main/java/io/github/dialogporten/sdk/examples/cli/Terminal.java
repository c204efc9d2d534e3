package io.github.dialogporten.sdk.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a person sits at the terminal. */
final class Terminal {

  private Terminal() {}

  /**
   * Which of the program's outputs a person looks at.
   *
   * @param results whether standard output is a terminal
   * @param remarks whether standard error is one, on which a line can be written over
   */
  record Screens(boolean results, boolean remarks) {

    static final Screens NONE = new Screens(false, false);
  }

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

  /**
   * What a person looks at. The JDK tells it of no single stream, so the system's own {@code test}
   * is asked; where there is none, nobody counts as looking.
   *
   * @param environment the environment variables
   * @return which outputs are terminals
   */
  static Screens screens(Map<String, String> environment) {
    return "dumb".equals(environment.get("TERM"))
        ? Screens.NONE
        : new Screens(isTerminal(1), isTerminal(2));
  }

  private static boolean isTerminal(int descriptor) {
    try {
      String number = Integer.toString(descriptor);
      return new ProcessBuilder("test", "-t", number).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
