package io.github.dialogporten.sdk.errors;

/** 422: understood, and refused for what it means. */
public class UnprocessableException extends ApiException {

  private static final long serialVersionUID = 1L;

  /**
   * An answer with this meaning.
   *
   * @param error the answer
   */
  public UnprocessableException(ApiError error) {
    this(error, "the request cannot be carried out (422)");
  }

  /**
   * For the subclasses.
   *
   * @param error the answer
   * @param what its meaning, without values
   */
  protected UnprocessableException(ApiError error, String what) {
    super(error, what);
  }
}
