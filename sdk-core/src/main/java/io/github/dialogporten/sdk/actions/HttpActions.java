package io.github.dialogporten.sdk.actions;

import io.github.dialogporten.sdk.content.ContentAccess;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.ActionException.Reason;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.internal.http.Answer;
import io.github.dialogporten.sdk.internal.http.BodyKind;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import io.github.dialogporten.sdk.internal.http.LinkCall;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.http.RefusedLinkException;
import io.github.dialogporten.sdk.internal.http.Semantics;
import java.util.Objects;
import java.util.function.Function;

/** {@link Actions} over the pipeline. */
final class HttpActions implements Actions {

  private final Pipeline pipeline;
  private final Function<Dialog, DialogCredential> credentials;

  HttpActions(Pipeline pipeline, Function<Dialog, DialogCredential> credentials) {
    this.pipeline = Objects.requireNonNull(pipeline, "pipeline");
    this.credentials = Objects.requireNonNull(credentials, "credentials");
  }

  @Override
  public ActionResult perform(Dialog dialog, GuiAction action, Confirmation confirmation) {
    Objects.requireNonNull(confirmation, "confirmation");
    GuiAction own = ActionsAccess.own(dialog, action);
    DialogCredential credential = credentials.apply(dialog);
    CallInfo notSent = pipeline.notSent(ActionsAccess.NAME);
    ActionsAccess.check(own, confirmation, notSent);
    LinkCall<ActionResult> call =
        new LinkCall<>(
            ActionsAccess.NAME,
            own.httpMethod().value(),
            Semantics.ONCE,
            own.link(),
            null,
            BodyKind.TEXT,
            HttpActions::result);
    try {
      return pipeline.follow(call, credential);
    } catch (RefusedLinkException e) {
      throw new ActionException(notSent, reason(e));
    } catch (DialogportenException e) {
      if (e.mayHaveBeenCarriedOut()) {
        throw new ActionOutcomeUnknownException(e.call(), e);
      }
      throw e;
    }
  }

  /** A body that breaks off undoes nothing, and says nothing. */
  private static ActionResult result(Answer answer) {
    if (ContentAccess.isLoginPage(answer)) {
      throw new ContentException(
          new CallInfo(ActionsAccess.NAME, answer.attempt(), true),
          ContentException.Reason.LOGIN_PAGE);
    }
    return ActionResult.of(answer.status());
  }

  private static Reason reason(RefusedLinkException refusal) {
    return switch (refusal.reason()) {
      case FORM -> Reason.LINK_MALFORMED;
      case SCHEME -> Reason.SCHEME_REFUSED;
      case DISGUISED -> Reason.HOST_DISGUISED;
      case PLATFORM -> Reason.PLATFORM_NOT_SUPPORTED;
      case UNAUTHORIZED -> Reason.NOT_AUTHORIZED;
      case EXPIRED -> Reason.EXPIRED;
      case TOKEN_OVER -> Reason.TOKEN_OVER;
      case ADDRESS, LOGIN, REDIRECTS -> Reason.ADDRESS_REFUSED;
    };
  }

  @Override
  public String toString() {
    return "Actions[" + pipeline.environment().name() + "]";
  }
}
