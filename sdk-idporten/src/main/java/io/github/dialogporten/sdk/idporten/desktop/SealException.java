package io.github.dialogporten.sdk.idporten.desktop;

/** Sealed sessions that do not open. The message names no value. */
final class SealException extends Exception {

  private static final long serialVersionUID = 1L;

  SealException(String what) {
    super(what);
  }
}
