package io.github.dialogporten.sdk.actions;

import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;

/**
 * Performs what an opened dialog offers. Dialogporten itself does nothing then: the request goes to
 * the service owner, on a host of its own, with an empty body and the <em>dialog token</em>, which
 * lives for ten minutes after the dialog was opened.
 *
 * <p>Thread-safe.
 */
public interface Actions {

  /**
   * Performs an action. <strong>It may change or delete what the dialog stands for, and cannot be
   * taken back.</strong>
   *
   * <p>It is sent at most once. Only when no connection came about, so that nothing was sent, is it
   * tried again. Redirects are not followed.
   *
   * @param dialog an opened dialog
   * @param action one of the dialog's {@code guiActions()}, told by its id; its address is taken
   *     from the dialog
   * @param confirmation {@link Confirmation#given()} for an action that has a {@code prompt()} or
   *     whose {@code kind()} is {@code DELETE}
   * @return how the service owner took it: done, or pending
   * @throws IllegalArgumentException when the action is not in the dialog, or another identity
   *     opened the dialog
   * @throws io.github.dialogporten.sdk.errors.ActionException before anything is sent: for a link
   *     to be opened in a browser (GET), another method than POST and DELETE, a missing right, a
   *     missing confirmation, a dialog token that has expired, an address that no token may go to,
   *     or one of Altinn's own content platforms, which this version does not call (deleting an app
   *     instance, which takes the dialog token, apart)
   * @throws io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException when it was sent and it
   *     is not known whether it was performed: no answer came, a redirect, a 408, a 5xx, or a login
   *     page. Look at the dialog before performing it again
   * @throws io.github.dialogporten.sdk.errors.ApiException when the service owner refused it: a 4xx
   *     but 408, or a 503 with {@code Retry-After}. It was not performed
   * @throws io.github.dialogporten.sdk.errors.TransportException when nothing could be sent
   */
  ActionResult perform(Dialog dialog, GuiAction action, Confirmation confirmation);
}
