package io.github.dialogporten.sdk.idporten;

/** A signed token is not what it should be. The message says why, and holds no value of it. */
final class InvalidTokenException extends Exception {

  private static final long serialVersionUID = 1L;

  private final LoginFailedException.Reason reason;

  private InvalidTokenException(String what, LoginFailedException.Reason reason) {
    super(what);
    this.reason = reason;
  }

  static InvalidTokenException of(String what) {
    return new InvalidTokenException(what, LoginFailedException.Reason.ID_TOKEN);
  }

  /** It is good, and its level is too low. */
  static InvalidTokenException level(String what) {
    return new InvalidTokenException(what, LoginFailedException.Reason.LEVEL);
  }

  /** It is good, and about another person. */
  static InvalidTokenException person(String what) {
    return new InvalidTokenException(what, LoginFailedException.Reason.PERSON);
  }

  String what() {
    return String.valueOf(getMessage());
  }

  /** What it means for a login. */
  LoginFailedException.Reason reason() {
    return reason;
  }
}
