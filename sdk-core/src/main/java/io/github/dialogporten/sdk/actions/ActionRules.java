package io.github.dialogporten.sdk.actions;

import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.dialogs.HttpVerb;
import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.ActionException.Reason;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.internal.mapping.Own;
import java.util.Objects;

/**
 * What is checked before an action is sent. For the client's own use and the SDK's own test kit.
 * Thread-safe.
 */
public final class ActionRules {

  static final String NAME = "actions.perform";

  private ActionRules() {}

  /**
   * The dialog's own object: whatever the caller's holds, its address is not gone to.
   *
   * @param dialog the dialog
   * @param action the caller's action
   * @return the dialog's own action of that id
   * @throws IllegalArgumentException when it has none
   */
  public static GuiAction own(Dialog dialog, GuiAction action) {
    Objects.requireNonNull(dialog, "dialog");
    Objects.requireNonNull(action, "action");
    return Own.of(
        dialog.guiActions(), action, GuiAction::id, "action: one of the dialog's guiActions");
  }

  /**
   * Checks that an action may be sent.
   *
   * @param action the dialog's own action
   * @param confirmation the answer to its question
   * @throws ActionException when it may not
   */
  public static void check(GuiAction action, Confirmation confirmation) {
    if (action.isNavigational()) {
      throw failure(Reason.NAVIGATIONAL);
    }
    // Dialogporten lets service owners use these two, and no others, for write actions
    if (!action.httpMethod().equals(HttpVerb.POST)
        && !action.httpMethod().equals(HttpVerb.DELETE)) {
      throw failure(Reason.METHOD_NOT_SUPPORTED);
    }
    if (!action.isAuthorized() || action.link().isUnauthorized()) {
      throw failure(Reason.NOT_AUTHORIZED);
    }
    if (!action.prompt().isEmpty() && !confirmation.isGiven()) {
      throw failure(Reason.CONFIRMATION_NEEDED);
    }
  }

  static ActionException failure(Reason reason) {
    return new ActionException(CallInfo.notSent(NAME), reason);
  }
}
