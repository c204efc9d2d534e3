package io.github.dialogporten.sdk.idporten;

/** A signed token is not what it should be. The message says why, and holds no value of it. */
final class InvalidTokenException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean level;

  private InvalidTokenException(String what, boolean level) {
    super(what);
    this.level = level;
  }

  static InvalidTokenException of(String what) {
    return new InvalidTokenException(what, false);
  }

  /** It is good, and its level is too low. */
  static InvalidTokenException level(String what) {
    return new InvalidTokenException(what, true);
  }

  String what() {
    return String.valueOf(getMessage());
  }

  boolean isLevel() {
    return level;
  }
}
