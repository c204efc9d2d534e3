package io.github.dialogporten.sdk.idporten.desktop;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the operating system that opens the address given as its last argument. */
final class BrowserCommand {

  /** A command that has not ended by then has become the browser itself. */
  private static final int SECONDS = 10;

  private static final File NOTHING =
      new File(File.separatorChar == '\\' ? "NUL" : "/dev/null"); // for reading, everywhere

  private final List<String> command;

  BrowserCommand(List<String> command) {
    this.command = List.copyOf(command);
  }

  boolean open(String address) {
    List<String> line = new ArrayList<>(command);
    line.add(address);
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectInput(NOTHING)
              // it may say the address, and our streams are the program's
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      return !process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      // there is no such command here; the message would quote the address
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
