package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.actions.Actions;
import io.github.dialogporten.sdk.actions.ActionsAccess;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.errors.ActionException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The actions of the dialogs in a fake. What the client checks before it sends anything is checked
 * here too; then the action counts as performed, and is answered with 204 unless something else was
 * set. It changes a dialog only where {@link #onPerform} says how.
 *
 * <p>Thread-safe. What is set here is shared by all identities; what was performed is each one's
 * own.
 */
public final class FakeActions extends FakeStep implements Actions {

  private static final ActionResult DONE = ActionResult.of(204);

  FakeActions(FakeIdentity identity, CallOptions options) {
    super(identity, options);
  }

  /**
   * Sets how the service owner answers an action.
   *
   * @param actionId the action
   * @param result the answer
   * @return this
   */
  public FakeActions setResult(UUID actionId, ActionResult result) {
    Objects.requireNonNull(actionId, "actionId");
    Objects.requireNonNull(result, "result");
    world.results.put(actionId, result);
    return this;
  }

  /**
   * Says what an action does at the service owner, such as changing the dialog: {@code
   * onPerform(id, dialog -> fake.dialogs().remove(dialog.id()))}.
   *
   * @param actionId the action
   * @param effect gets the dialog as the caller had it, on the calling thread; what it throws comes
   *     out of {@code perform}
   * @return this
   */
  public FakeActions onPerform(UUID actionId, Consumer<Dialog> effect) {
    Objects.requireNonNull(actionId, "actionId");
    Objects.requireNonNull(effect, "effect");
    world.effects.put(actionId, effect);
    return this;
  }

  /**
   * The actions that this identity has performed, in order. One that was performed twice is there
   * twice; one that was refused or failed is not.
   *
   * @return their ids, as of now
   */
  public List<UUID> performed() {
    return List.copyOf(identity.performed);
  }

  @Override
  public ActionResult perform(Dialog dialog, GuiAction action, Confirmation confirmation) {
    Objects.requireNonNull(confirmation, "confirmation");
    GuiAction own = ActionsAccess.own(dialog, action);
    checkOpener(dialog);
    begin("actions.perform", dialog.id(), own.id());
    ActionsAccess.check(own, confirmation, notSent("actions.perform"));
    if (hasExpired(dialog)) {
      throw new ActionException(notSent("actions.perform"), ActionException.Reason.TOKEN_OVER);
    }
    identity.performed.add(own.id());
    world.effects.getOrDefault(own.id(), ignored -> {}).accept(dialog);
    return world.results.getOrDefault(own.id(), DONE);
  }
}
