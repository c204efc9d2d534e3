package io.github.dialogporten.sdk.lookup;

/**
 * From the reference of an app instance, a message or a dialog to the dialog, without opening it.
 * Nothing here changes anything on the server; no seen log is written.
 *
 * <p>Thread-safe. Its methods throw {@link io.github.dialogporten.sdk.errors.DialogportenException}
 * and nothing else, bad arguments apart. New methods are default methods.
 */
public interface Lookup {

  /**
   * The dialog, and why the caller has access to it. Whether the dialog is visible yet, or has
   * expired, is not looked at: opening what was found here can fail with a {@code
   * NotFoundException}. A level of authentication that is too low is no failure here: see {@link
   * DialogLookup#needsHigherLevel()}.
   *
   * @param reference what the dialog is about
   * @return the dialog
   * @throws io.github.dialogporten.sdk.errors.NotFoundException when there is none, or it is
   *     deleted
   * @throws io.github.dialogporten.sdk.errors.ForbiddenException when the caller has no access to
   *     it
   */
  DialogLookup find(InstanceRef reference);

  /**
   * The dialog, for the service owner that it belongs to. Deleted dialogs are found as well, and
   * nothing in the answer tells them apart.
   *
   * <p>The client's tokens have to be the service owner's own: of its organisation, from
   * Maskinporten, with the scope {@code digdir:dialogporten.serviceprovider}. A system user's or a
   * person's token is refused.
   *
   * @param reference what the dialog is about
   * @return the dialog
   * @throws io.github.dialogporten.sdk.errors.NotFoundException when there is none
   * @throws io.github.dialogporten.sdk.errors.ForbiddenException when the scope is missing, or the
   *     dialog is another service owner's
   */
  ServiceOwnerDialogLookup findAsServiceOwner(InstanceRef reference);
}
