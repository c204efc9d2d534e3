package io.github.dialogporten.sdk.examples.cli;

/** The form in which the five steps are told: a heading, why, and what came of it. */
final class Story {

  private static final String RESULT = "   > ";
  private static final String MORE = "     ";

  private final Console console;

  Story(Console console) {
    this.console = console;
  }

  /** The title of the story. */
  void title(String text) {
    console.line();
    console.line(text);
    console.line("=".repeat(text.length()));
    console.line();
  }

  /** The heading of a step. */
  void step(int number, String text) {
    console.checkpoint();
    console.line();
    console.line("STEP " + number + " OF 5: " + text);
  }

  /** Why it is done. */
  void told(String text) {
    console.line(Text.wrapped("", text));
  }

  /** The call in the SDK that does it. */
  void code(String text) {
    console.line();
    console.line("     " + text);
    console.line();
  }

  /** What came of it. */
  void result(String text) {
    console.line(RESULT + Text.wrapped(MORE, text).substring(MORE.length()));
  }

  /** More of what came of it. */
  void more(String text) {
    console.line(MORE + text);
  }
}
