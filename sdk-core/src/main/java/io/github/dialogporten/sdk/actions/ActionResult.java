package io.github.dialogporten.sdk.actions;

/**
 * A write action that the service owner took: every answer of the 2xx range is one. Dialogporten
 * defines no body for it, so none is kept.
 *
 * <p>Immutable.
 */
public final class ActionResult {

  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;

  private final int status;

  private ActionResult(int status) {
    this.status = status;
  }

  /**
   * A result, as the SDK gives it. For tests of programs that use the SDK.
   *
   * @param status an HTTP status from 200 to 299
   * @return the result
   * @throws IllegalArgumentException for any other status
   */
  public static ActionResult of(int status) {
    if (status < 200 || status > 299) {
      throw new IllegalArgumentException("status: from 200 to 299");
    }
    return new ActionResult(status);
  }

  /**
   * The HTTP status.
   *
   * @return 204, 202 or 200 as a rule
   */
  public int status() {
    return status;
  }

  /**
   * Whether the action was only taken on (202): the dialog changes shortly, within 10 seconds as a
   * rule. One that has not changed by then has not failed.
   *
   * @return true for 202
   */
  public boolean isPending() {
    return status == ACCEPTED;
  }

  /**
   * Whether the dialog has been brought up to date already (204): opening it again shows what the
   * action did. Of any other answer that is not pending nobody knows; it is soon, if it is not yet.
   *
   * @return true for 204
   */
  public boolean isDialogUpdated() {
    return status == NO_CONTENT;
  }

  @Override
  public String toString() {
    return "ActionResult[" + status + "]";
  }
}
