package io.github.dialogporten.sdk.testkit.internal.maskinporten;

/** A grant that gets no token. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final String code;

  Refusal(int status, String error, String code, String description) {
    super(description, null, false, false);
    this.status = status;
    this.error = error;
    this.code = code;
  }

  int status() {
    return status;
  }

  String error() {
    return error;
  }

  String code() {
    return code;
  }

  String description() {
    return String.valueOf(getMessage());
  }
}
