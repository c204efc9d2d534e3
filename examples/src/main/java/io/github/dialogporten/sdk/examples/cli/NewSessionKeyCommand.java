package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A key for a session file. */
@Command(
    name = "new-session-key",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints a new random key for --session-file: 32 bytes, in base64, on one line. It is a secret:"
          + " keep it where the operating system keeps secrets, away from the file. For a try:",
      "",
      "  export DIALOGPORTEN_SESSION_KEY=\"$$(dialogporten new-session-key)\""
    })
final class NewSessionKeyCommand implements Callable<Integer> {

  @Option(names = "--json", description = "One object: key.")
  private boolean json;

  private final Console console;

  NewSessionKeyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    String text = Base64.getEncoder().encodeToString(key);
    if (json) {
      console.json(JsonNodeFactory.instance.objectNode().put("key", text));
    } else {
      console.line(text);
    }
    console.checkpoint();
    return ExitCodes.DONE;
  }
}
