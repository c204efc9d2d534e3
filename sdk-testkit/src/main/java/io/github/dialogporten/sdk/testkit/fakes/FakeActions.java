package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.actions.ActionResult;
import io.github.dialogporten.sdk.actions.ActionRules;
import io.github.dialogporten.sdk.actions.Actions;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.testkit.fakes.FakeWorld.Operations;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The actions of the dialogs in a fake. What the client checks before it sends anything is checked
 * here too; then the action counts as performed, and is answered with 204 unless something else was
 * set. It changes a dialog only where {@link #onPerform} says how.
 *
 * <p>Thread-safe. What is set here is shared by all identities; what was performed is each one's
 * own.
 */
public final class FakeActions implements Actions {

  private static final ActionResult DONE = ActionResult.of(204);

  private final FakeIdentity identity;
  private final FakeWorld world;
  private final List<UUID> performed = new CopyOnWriteArrayList<>();

  FakeActions(FakeIdentity identity) {
    this.identity = identity;
    this.world = identity.world;
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
    world.locked(() -> world.results.put(actionId, result));
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
    world.locked(() -> world.effects.put(actionId, effect));
    return this;
  }

  /**
   * The actions that this identity has performed, in order. One that was performed twice is there
   * twice; one that was refused or failed is not.
   *
   * @return their ids, as of now
   */
  public List<UUID> performed() {
    return List.copyOf(performed);
  }

  @Override
  public ActionResult perform(
      Dialog dialog, GuiAction action, Confirmation confirmation, CallOptions options) {
    Objects.requireNonNull(confirmation, "confirmation");
    Objects.requireNonNull(options, "options");
    GuiAction own = ActionRules.own(dialog, action);
    identity.checkOpener(dialog);
    identity.begin(new FakeCall(Operations.PERFORM, dialog.id(), own.id(), options));
    ActionRules.check(own, confirmation);
    if (identity.hasExpired(dialog)) {
      throw new ActionException(
          CallInfo.notSent(Operations.PERFORM), ActionException.Reason.EXPIRED);
    }
    performed.add(own.id());
    world
        .locked(() -> Optional.ofNullable(world.effects.get(own.id())))
        .ifPresent(effect -> effect.accept(dialog));
    return world.locked(() -> world.results.getOrDefault(own.id(), DONE));
  }

  @Override
  public String toString() {
    return "FakeActions[" + performed.size() + " performed]";
  }
}
