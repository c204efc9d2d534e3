package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the commands that talk to Altinn have in common. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract class AltinnCommand implements Callable<Integer> {

  @Mixin private GlobalOptions options = new GlobalOptions();

  private final Console console;
  private final Map<String, String> environment;

  AltinnCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public final Integer call() throws IOException {
    Settings settings = new Settings(options, environment).needing(scopes());
    check(settings);
    Session.Use use = new Session.Use(as(), wantsAltinnToken(), isIssuerEnough(settings));
    try (Session session = Session.open(settings, use)) {
      run(session);
    }
    console.checkpoint();
    return ExitCodes.DONE;
  }

  /** Refuses options that do not go together, before anything is started. */
  void check(Settings settings) {}

  /** Whether a person logs in, instead of what the options say of tokens. */
  boolean logsIn() {
    return false;
  }

  /** Whose tokens it takes. */
  Session.As as() {
    return logsIn() ? Session.As.PERSON : Session.As.CALLER;
  }

  /** Whether the token is to be one of Altinn's, whatever it is made of. */
  boolean wantsAltinnToken() {
    return false;
  }

  /** Whether it asks nothing but the issuer of tokens. */
  boolean isIssuerEnough(Settings settings) {
    return false;
  }

  /** The scopes that the command needs beside Dialogporten's. */
  List<String> scopes() {
    return List.of();
  }

  /** Does what the command is for. */
  abstract void run(Session session) throws IOException;

  Console console() {
    return console;
  }

  /** Prints what the program itself has to tell, as one object. */
  void json(ObjectNode object) {
    console.json(object);
  }

  /** Prints the bytes that the API sent; whoever calls it has asked the SDK to keep them. */
  void raw(Optional<byte[]> json) {
    console.bytes(json.orElseThrow(() -> new IllegalStateException("the bytes were not kept")));
  }
}
