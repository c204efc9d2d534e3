package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.testkit.LocalAltinn;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the program in this process. */
final class Cli {

  private final Map<String, String> environment = new TreeMap<>();
  private @Nullable String typed;

  /** What came of a run. */
  record Result(int code, byte[] bytes, String err) {

    String out() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** With an Altinn in the program itself. */
  static Cli plain() {
    return new Cli();
  }

  /** Against an Altinn of the test, with a token of the customer's system user. */
  static Cli at(LocalAltinn altinn) {
    return urls(altinn)
        .with("DIALOGPORTEN_TOKEN", altinn.tokens().systemUser(altinn.world().systemUser()));
  }

  /** Against an Altinn of the test, without credentials. */
  static Cli urls(LocalAltinn altinn) {
    return new Cli()
        .with("DIALOGPORTEN_URL", altinn.dialogportenUrl().toString())
        .with("DIALOGPORTEN_PLATFORM_URL", altinn.platformUrl().toString())
        .with("DIALOGPORTEN_MASKINPORTEN_URL", altinn.maskinportenUrl().toString());
  }

  /** Sets an environment variable. */
  Cli with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Somebody sits at the terminal and types this. */
  Cli typing(String text) {
    typed = text;
    return this;
  }

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            args,
            environment,
            new Console(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                typed == null ? null : new BufferedReader(new StringReader(typed))));
    return new Result(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }
}
