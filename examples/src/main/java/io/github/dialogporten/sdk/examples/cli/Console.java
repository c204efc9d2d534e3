package io.github.dialogporten.sdk.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output for results, standard error for remarks, and a terminal for answers. */
final class Console {

  private final PrintStream out;
  private final PrintStream err;
  private final @Nullable BufferedReader answers;
  private final InputStream in;

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
    this.out = out;
    this.err = err;
    this.answers = answers;
    this.in = in;
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
    out.println(Text.harmless(text));
  }

  void line() {
    out.println();
  }

  /** Bytes of the result, as they are. */
  void bytes(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }

  /** A remark, on standard error: never part of the result. */
  void note(String text) {
    // what was written before it is to stand before it
    out.flush();
    err.println(Text.harmless(text));
    err.flush();
  }

  /**
   * An address on standard error, whole and on a line of its own: a person or a script takes it.
   */
  void address(URI address) {
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
