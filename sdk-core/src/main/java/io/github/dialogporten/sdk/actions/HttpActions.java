package io.github.dialogporten.sdk.actions;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.errors.ActionException.Reason;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.Failures;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import io.github.dialogporten.sdk.internal.http.LinkCall;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.http.RefusedLinkException;
import io.github.dialogporten.sdk.internal.http.Semantics;
import java.util.Objects;
import java.util.function.Function;

/** {@link Actions} over the pipeline. Built by the root client; not for users of the SDK. */
public final class HttpActions implements Actions {

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
    Objects.requireNonNull(options, "options");
    GuiAction own = ActionRules.own(dialog, action);
    return Failures.correlated(options, () -> send(dialog, own, confirmation, options));
  }

  private ActionResult send(
      Dialog dialog, GuiAction own, Confirmation confirmation, CallOptions options) {
    DialogCredential credential = credentials.apply(dialog);
    ActionRules.check(own, confirmation);
    LinkCall<ActionResult> call =
        new LinkCall<>(
            ActionRules.NAME,
            own.httpMethod().value(),
            Semantics.ONCE,
            own.link(),
            null,
            false,
            answer -> ActionResult.of(answer.status())); // a body that breaks undoes nothing
    try {
      return pipeline.follow(call, credential, options);
    } catch (RefusedLinkException e) {
      throw ActionRules.failure(reason(e));
    } catch (TransportException e) {
      if (e.mayHaveBeenCarriedOut()) {
        throw new ActionOutcomeUnknownException(e.call(), e);
      }
      throw e;
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

  @Override
  public String toString() {
    return "Actions[" + pipeline.environment().name() + "]";
  }
}
