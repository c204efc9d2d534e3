package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.config.TimeSource;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {

  private Main() {}

  /**
   * Runs one command, and ends the process with its exit code when that is not 0.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int code = run(args, System.getenv(), console(out, err, System.getenv()));
    if (code != ExitCodes.DONE) {
      System.exit(code);
    }
  }

  private static Console console(PrintStream out, PrintStream err, Map<String, String> variables) {
    return new Console(out, err, Terminal.answers())
        .seenBy(() -> Terminal.screens(variables), TimeSource.system());
  }

  /**
   * Runs one command in this process.
   *
   * @param args the command line
   * @param environment the environment variables
   * @param console where output goes, and where answers come from
   * @return the exit code, see {@link ExitCodes}
   */
  static int run(String[] args, Map<String, String> environment, Console console) {
    try {
      CommandLine program = Program.commandLine(environment, console);
      return program.execute(CommandFirst.arrange(program, args));
    } finally {
      console.flush();
    }
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
  }
}
