package io.github.dialogporten.sdk.examples.cli;

/** Says that opening a dialog leaves a trace. */
final class SeenNotice {

  private SeenNotice() {}

  /** Says so, unless Altinn is in this process and nobody can mind. */
  static void give(Console console, Session session) {
    if (!session.isInProcess()) {
      console.note(
          "Opening marks the dialog as seen, for all who have access to it and for its sender.");
    }
  }
}
