package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.config.TimeSource;
import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a long walk has come: one line of a terminal, written over and over in its place, and
 * gone at the end. It holds numbers only, never whose dialogs they are.
 */
final class Progress implements AutoCloseable {

  /** Faster than this nobody reads. */
  static final Duration PAUSE = Duration.ofMillis(100);

  private final @Nullable PrintStream terminal;
  private final TimeSource time;
  private String shown = "";
  private long shownAt;

  private Progress(@Nullable PrintStream terminal, TimeSource time) {
    this.terminal = terminal;
    this.time = time;
  }

  /** Progress that nobody sees. */
  static Progress silent() {
    return new Progress(null, TimeSource.system());
  }

  /**
   * Progress on a terminal.
   *
   * @param terminal where nothing else is on the line that the cursor is on
   * @param time says when the line may change again
   */
  static Progress on(PrintStream terminal, TimeSource time) {
    return new Progress(terminal, time);
  }

  /** Shows a line instead of the one before, unless that has only just been shown. */
  void tell(String text) {
    if (terminal == null
        || (!shown.isEmpty() && time.nanoTime() - shownAt < PAUSE.toNanos())
        || shown.equals(text)) {
      return;
    }
    terminal.print("\r" + Text.padded(text, shown.length()));
    terminal.flush();
    shown = text;
    shownAt = time.nanoTime();
  }

  /** Takes the line away, so that something else can be written in its place. */
  void clear() {
    if (terminal != null && !shown.isEmpty()) {
      terminal.print("\r" + " ".repeat(shown.length()) + "\r");
      terminal.flush();
      shown = "";
    }
  }

  @Override
  public void close() {
    clear();
  }
}
