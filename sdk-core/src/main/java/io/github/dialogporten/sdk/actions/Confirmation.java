package io.github.dialogporten.sdk.actions;

/**
 * Says that an action is wanted which asks a question ({@code prompt}) or deletes. The SDK asks
 * nobody: the program shows the question to a person, or has a rule of its own, and says so here.
 */
public final class Confirmation {

  private static final Confirmation GIVEN = new Confirmation(true);
  private static final Confirmation NOT_NEEDED = new Confirmation(false);

  private final boolean given;

  private Confirmation(boolean given) {
    this.given = given;
  }

  /**
   * Confirms the action: its question was answered with yes, and what it deletes may go. An action
   * that needs no confirmation is performed all the same.
   *
   * @return a shared value
   */
  public static Confirmation given() {
    return GIVEN;
  }

  /**
   * Confirms nothing. An action that asks a question or deletes is not performed.
   *
   * @return a shared value
   */
  public static Confirmation notNeeded() {
    return NOT_NEEDED;
  }

  /**
   * Whether the action is confirmed.
   *
   * @return true for {@link #given()}
   */
  public boolean isGiven() {
    return given;
  }

  @Override
  public String toString() {
    return given ? "Confirmation[given]" : "Confirmation[not needed]";
  }
}
