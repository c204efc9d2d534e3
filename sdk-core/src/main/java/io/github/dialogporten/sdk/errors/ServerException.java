package io.github.dialogporten.sdk.errors;

/**
 * Another answer of the 5xx kind: the server, or one behind it, failed. Transient for 500, 502 and
 * 504, except for a 500 to {@code dialogs.open} that came twice: Dialogporten fails so, each time,
 * for a dialog without content, and marks it as seen before.
 */
public class ServerException extends ApiException {

  private static final long serialVersionUID = 1L;

  /**
   * An answer with this meaning.
   *
   * @param error the answer
   */
  public ServerException(ApiError error) {
    super(error, "the server failed (" + error.status() + ")");
  }
}
