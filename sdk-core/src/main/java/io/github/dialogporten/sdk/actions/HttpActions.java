package io.github.dialogporten.sdk.actions;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.dialogs.HttpVerb;
import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.ActionException.Reason;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.Failures;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import io.github.dialogporten.sdk.internal.http.LinkCall;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.http.RefusedLinkException;
import io.github.dialogporten.sdk.internal.http.Semantics;
import io.github.dialogporten.sdk.internal.mapping.Own;
import java.util.Objects;
import java.util.function.Function;

/** {@link Actions} over the pipeline. Built by the root client; not for users of the SDK. */
public final class HttpActions implements Actions {

  private static final String NAME = "actions.perform";

  private final Pipeline pipeline;
  private final Function<Dialog, DialogCredential> credentials;

  /**
   * Actions through a pipeline.
   *
   * @param pipeline the pipeline
   * @param credentials gives what a dialog allows, and fails for one that was opened through
   *     another view
   */
  public HttpActions(Pipeline pipeline, Function<Dialog, DialogCredential> credentials) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.credentials = Objects.requireNonNull(credentials, "credentials");
  }

  @Override
  public ActionResult perform(
      Dialog dialog, GuiAction action, Confirmation confirmation, CallOptions options) {
    Objects.requireNonNull(confirmation, "confirmation");
    GuiAction own = own(dialog, action);
    return Failures.correlated(options, () -> send(dialog, own, confirmation, options));
  }

  private ActionResult send(
      Dialog dialog, GuiAction own, Confirmation confirmation, CallOptions options) {
    DialogCredential credential = credentials.apply(dialog);
    check(own, confirmation);
    LinkCall<ActionResult> call =
        new LinkCall<>(
            NAME,
            own.httpMethod().value(),
            Semantics.ONCE,
            own.link(),
            null,
            false,
            answer -> ActionResult.of(answer.status())); // a body that breaks undoes nothing
    try {
      return pipeline.follow(call, credential, options);
    } catch (RefusedLinkException e) {
      throw failure(reason(e));
    } catch (TransportException e) {
      if (e.mayHaveBeenCarriedOut()) {
        throw new ActionOutcomeUnknownException(e.call(), e);
      }
      throw e;
    }
  }

  /** The dialog's own object: whatever the caller's holds, its address is not gone to. */
  private static GuiAction own(Dialog dialog, GuiAction action) {
    Objects.requireNonNull(dialog, "dialog");
    Objects.requireNonNull(action, "action");
    return Own.of(
        dialog.guiActions(), action, GuiAction::id, "action: one of the dialog's guiActions");
  }

  private static void check(GuiAction action, Confirmation confirmation) {
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

  private static Reason reason(RefusedLinkException refusal) {
    return switch (refusal.reason()) {
      case PLATFORM -> Reason.PLATFORM_NOT_SUPPORTED;
      case UNAUTHORIZED -> Reason.NOT_AUTHORIZED;
      case EXPIRED -> Reason.EXPIRED;
      case ADDRESS, LOGIN, REDIRECTS -> Reason.ADDRESS_REFUSED;
    };
  }

  private static ActionException failure(Reason reason) {
    return new ActionException(CallInfo.notSent(NAME), reason);
  }

  @Override
  public String toString() {
    return "Actions[" + pipeline.environment().name() + "]";
  }
}
