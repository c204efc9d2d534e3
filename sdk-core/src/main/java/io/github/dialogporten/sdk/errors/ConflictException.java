package io.github.dialogporten.sdk.errors;

/**
 * 409: somebody else wrote at the same time. On labels it is a race that has been retried already.
 */
public class ConflictException extends ApiException {

  private static final long serialVersionUID = 1L;

  /**
   * An answer with this meaning.
   *
   * @param error the answer
   */
  public ConflictException(ApiError error) {
    super(error, "conflict with a concurrent change (409)");
  }
}
