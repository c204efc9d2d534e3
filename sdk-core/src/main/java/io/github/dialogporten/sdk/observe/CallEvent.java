package io.github.dialogporten.sdk.observe;

/**
 * What every event says: which call it is about. Nothing of it is a value: no address, no id of a
 * dialog or a party, nothing that a person wrote. All of it but the number is of a small set of
 * constants, and can be a metric's tag.
 *
 * <p>Implemented by the SDK; further methods may come. Immutable.
 */
public interface CallEvent {

  /**
   * Tells the calls of this process apart: the same in all events of one call. No metric's tag.
   *
   * @return a number, counted up
   */
  long callNumber();

  /**
   * The operation, as exceptions name it.
   *
   * @return such as {@code dialogs.open}
   */
  String operation();

  /**
   * The HTTP method.
   *
   * @return such as {@code GET}
   */
  String method();

  /**
   * The path as the SDK knows it, with names in the place of values.
   *
   * @return such as <code>/api/v1/enduser/dialogs/{dialogId}</code>; <code>{link}</code> for an
   *     address that stands in a dialog, <code>{issuer}</code> for an issuer's
   */
  String path();

  /**
   * What kind of host it goes to.
   *
   * @return the kind
   */
  Destination destination();
}
