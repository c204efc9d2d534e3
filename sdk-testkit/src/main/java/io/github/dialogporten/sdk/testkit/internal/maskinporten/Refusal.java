package io.github.dialogporten.sdk.testkit.internal.maskinporten;

/** A grant that gets no token. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final String code;

  /** With an empty code for the few that have none. */
  Refusal(int status, String error, String code, String description) {
    super(description, null, false, false);
    this.status = status;
    this.error = error;
    this.code = code;
  }

  /** Most of them: the assertion is not taken. */
  static Refusal invalidGrant(String code, String description) {
    return new Refusal(400, "invalid_grant", code, "Invalid assertion: " + description);
  }

  /** The assertion cannot be understood. */
  static Refusal malformed(String description) {
    return new Refusal(400, "invalid_request", "MP-011", "Invalid assertion: " + description);
  }

  int status() {
    return status;
  }

  String error() {
    return error;
  }

  /** The code in front, where there is one. */
  String description() {
    return code.isEmpty() ? String.valueOf(getMessage()) : code + ": " + getMessage();
  }
}
