package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dialogporten.sdk.config.TimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Standard output for results, standard error for remarks, and a terminal for answers. */
final class Console {

  private final PrintStream out;
  private final PrintStream err;
  private final @Nullable BufferedReader answers;
  private final InputStream in;
  private final Supplier<Terminal.Screens> screens;
  private final TimeSource time;
  private Progress progress = Progress.silent();
  private boolean overResults;

  /**
   * A console.
   *
   * @param out for results
   * @param err for remarks
   * @param answers reads what a person types; null when nobody sits there
   */
  Console(PrintStream out, PrintStream err, @Nullable BufferedReader answers) {
    this(out, err, answers, System.in);
  }

  /**
   * A console with another standard input.
   *
   * @param out for results
   * @param err for remarks
   * @param answers reads what a person types; null when nobody sits there
   * @param in standard input
   */
  Console(PrintStream out, PrintStream err, @Nullable BufferedReader answers, InputStream in) {
    this(out, err, answers, in, () -> Terminal.Screens.NONE, TimeSource.system());
  }

  private Console(
      PrintStream out,
      PrintStream err,
      @Nullable BufferedReader answers,
      InputStream in,
      Supplier<Terminal.Screens> screens,
      TimeSource time) {
    this.out = out;
    this.err = err;
    this.answers = answers;
    this.in = in;
    this.screens = screens;
    this.time = time;
  }

  /**
   * The same console, of which a person sees something.
   *
   * @param screens which outputs are terminals; asked when progress is to be shown
   * @param time says how often progress changes
   * @return another console
   */
  Console seenBy(Supplier<Terminal.Screens> screens, TimeSource time) {
    return new Console(out, err, answers, in, screens, time);
  }

  /**
   * Begins to show how far a walk has come. Where standard error is no terminal nothing is shown,
   * nor beside the log of {@code --verbose}.
   *
   * @param settings the options
   * @return the progress, to be closed
   */
  Progress progress(Settings settings) {
    Terminal.Screens seen = settings.verbose() ? Terminal.Screens.NONE : screens.get();
    progress = seen.remarks() ? Progress.on(err, time) : Progress.silent();
    overResults = seen.results();
    return progress;
  }

  /** Takes progress away before something is written where it stands. */
  private void makeRoom() {
    if (overResults) {
      progress.clear();
    }
  }

  /** Standard input as text, for a command whose option asks for it. */
  BufferedReader in() {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** Standard input, to its end. */
  String input() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A line of the result. Control characters in it, which a terminal would obey, are shown. */
  void line(String text) {
    makeRoom();
    out.println(Text.harmless(text));
  }

  void line() {
    makeRoom();
    out.println();
  }

  /** A JSON document on a line, as it is. */
  void json(JsonNode document) {
    bytes((document + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes of the result, as they are. */
  void bytes(byte[] bytes) {
    makeRoom();
    out.write(bytes, 0, bytes.length);
  }

  /** A remark, on standard error: never part of the result. */
  void note(String text) {
    progress.clear();
    // what was written before it is to stand before it
    out.flush();
    err.println(Text.harmless(text));
    err.flush();
  }

  /**
   * An address on standard error, whole and on a line of its own: a person or a script takes it.
   */
  void address(URI address) {
    progress.clear();
    out.flush();
    err.println(address.toASCIIString());
    err.flush();
  }

  /**
   * Sends on what was written.
   *
   * @throws BrokenPipeException when nobody reads it
   */
  void checkpoint() {
    if (out.checkError()) {
      throw new BrokenPipeException();
    }
  }

  void flush() {
    out.flush();
    err.flush();
  }

  PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  boolean isInteractive() {
    return answers != null;
  }

  /**
   * Asks the person at the terminal.
   *
   * @param question the question
   * @return the answer; empty when nobody answered
   */
  Optional<String> ask(String question) {
    if (answers == null) {
      return Optional.empty();
    }
    progress.clear();
    out.flush();
    err.print(Text.harmless(question) + " ");
    err.flush();
    try {
      return Optional.ofNullable(answers.readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
