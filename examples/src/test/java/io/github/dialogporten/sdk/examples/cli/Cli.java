package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the program in this process. */
final class Cli {

  private final Map<String, String> environment = new TreeMap<>();
  private @Nullable String typed;
  private String piped = "";
  private Terminal.Screens screens = Terminal.Screens.NONE;
  private TimeSource time = TimeSource.system();

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

  /** Against an Altinn of the test and its ID-porten, where the desktop client's people log in. */
  static Cli logins(LocalAltinn altinn) {
    return urls(altinn)
        .with("DIALOGPORTEN_IDPORTEN_URL", altinn.idportenUrl().toString())
        .with("DIALOGPORTEN_CLIENT_ID", altinn.world().desktopClient().clientId());
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

  /** This stands on standard input. */
  Cli reading(String text) {
    piped = text;
    return this;
  }

  /** A person sees these outputs; when they see both, they see both in one place: {@code err}. */
  Cli seenBy(Terminal.Screens screens, TimeSource time) {
    this.screens = screens;
    this.time = time;
    return this;
  }

  Result run(String... args) {
    return run(new ByteArrayOutputStream(), args);
  }

  /** Starts the program, and does not wait for its end. */
  Running start(String... args) {
    AddressLine err = new AddressLine();
    FutureTask<Result> result = new FutureTask<>(() -> run(err, args));
    Thread thread =
        new Thread(
            () -> {
              result.run();
              err.end();
            },
            "cli");
    thread.setDaemon(true);
    thread.start();
    return new Running(err.address, result);
  }

  /** A program that runs, and waits for a person in a browser perhaps. */
  record Running(CompletableFuture<String> address, FutureTask<Result> ended) {

    /** The first line on standard error that is an address. */
    URI awaitAddress() throws Exception {
      return URI.create(address.get(60, TimeUnit.SECONDS));
    }

    Result result() throws Exception {
      return ended.get(60, TimeUnit.SECONDS);
    }
  }

  /** Standard error, in which somebody looks for an address. */
  private static final class AddressLine extends ByteArrayOutputStream {

    private final CompletableFuture<String> address = new CompletableFuture<>();

    @Override
    public synchronized void flush() {
      // what has no line end yet may be a part of the address
      String complete = toString(StandardCharsets.UTF_8).replaceAll("[^\n]*\\z", "");
      complete
          .lines()
          .filter(line -> line.startsWith("http"))
          .findFirst()
          .ifPresent(address::complete);
    }

    void end() {
      address.completeExceptionally(
          new IllegalStateException(
              "it ended without an address: " + toString(StandardCharsets.UTF_8)));
    }
  }

  private Result run(ByteArrayOutputStream err, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputStream results = screens.results() && screens.remarks() ? err : out;
    int code =
        Main.run(
            args,
            environment,
            new Console(
                    new PrintStream(
                        new BufferedOutputStream(results), false, StandardCharsets.UTF_8),
                    new PrintStream(err, false, StandardCharsets.UTF_8),
                    typed == null ? null : new BufferedReader(new StringReader(typed)),
                    new ByteArrayInputStream(piped.getBytes(StandardCharsets.UTF_8)))
                .seenBy(() -> screens, time));
    return new Result(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }
}
