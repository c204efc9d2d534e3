package io.github.dialogporten.sdk.actions;

/**
 * The answer to the question that an action asks before it is performed ({@code prompt}). The SDK
 * asks nobody: the program shows the question to a person, or has a rule of its own, and says so
 * here.
 */
public final class Confirmation {

  private static final Confirmation GIVEN = new Confirmation(true);
  private static final Confirmation NOT_NEEDED = new Confirmation(false);

  private final boolean given;

  private Confirmation(boolean given) {
    this.given = given;
  }

  /**
   * The question was answered with yes. For an action without a question it changes nothing.
   *
   * @return a shared value
   */
  public static Confirmation given() {
    return GIVEN;
  }

  /**
   * The caller expects no question. An action that asks one is not performed.
   *
   * @return a shared value
   */
  public static Confirmation notNeeded() {
    return NOT_NEEDED;
  }

  /**
   * Whether the question was answered with yes.
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
