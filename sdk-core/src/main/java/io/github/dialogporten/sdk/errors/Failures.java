package io.github.dialogporten.sdk.errors;

/** What several threads that waited for one thing throw when it failed. */
public final class Failures {

  private Failures() {}

  /**
   * The same failure as an exception of its own, so that no two threads throw one object.
   *
   * @param failure the failure that was shared; not changed
   * @return a new exception of the same type, with the failure as its cause, where the type is one
   *     that a source of tokens throws; else the failure itself
   */
  public static DialogportenException own(DialogportenException failure) {
    if (failure instanceof TokenException token) {
      return token.again();
    }
    if (failure instanceof ApiException api) {
      return ApiException.again(api);
    }
    if (failure instanceof TransportException transport) {
      return new TransportException(transport.call(), transport.kind(), transport);
    }
    return failure;
  }
}
