package io.github.dialogporten.sdk.actions;

import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.dialogs.GuiActionKind;
import io.github.dialogporten.sdk.dialogs.HttpVerb;
import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.ActionException.Reason;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.internal.Internal;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.mapping.Own;
import java.util.Objects;
import java.util.function.Function;

/**
 * Opens this package to the rest of the SDK: the client of this step, and what is checked before an
 * action is sent.
 */
@Internal
public final class ActionsAccess {

  static final String NAME = "actions.perform";

  private ActionsAccess() {}

  /**
   * The client of this step.
   *
   * @param credentials gives what a dialog allows, and fails for one of another identity
   */
  public static Actions over(Pipeline pipeline, Function<Dialog, DialogCredential> credentials) {
    return new HttpActions(pipeline, credentials);
  }

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
   * @param confirmation whether somebody wants it: needed where it asks or deletes
   * @param notSent the call that is refused otherwise
   * @throws ActionException when it may not
   */
  public static void check(GuiAction action, Confirmation confirmation, CallInfo notSent) {
    if (action.isNavigational()) {
      throw new ActionException(notSent, Reason.NAVIGATIONAL);
    }
    // Dialogporten lets service owners use these two, and no others, for write actions
    if (!action.httpMethod().equals(HttpVerb.POST)
        && !action.httpMethod().equals(HttpVerb.DELETE)) {
      throw new ActionException(notSent, Reason.METHOD_NOT_SUPPORTED);
    }
    if (!action.isAuthorized() || action.link().isUnauthorized()) {
      throw new ActionException(notSent, Reason.NOT_AUTHORIZED);
    }
    boolean isFinal = action.kind().equals(GuiActionKind.DELETE) || !action.prompt().isEmpty();
    if (isFinal && !confirmation.isGiven()) {
      throw new ActionException(notSent, Reason.CONFIRMATION_REQUIRED);
    }
  }
}
