package io.github.dialogporten.sdk.errors;

/** 412: the thing has changed since its revision was read. Read it again, then decide again. */
public class PreconditionFailedException extends ApiException {

  private static final long serialVersionUID = 1L;

  /**
   * An answer with this meaning.
   *
   * @param error the answer
   */
  public PreconditionFailedException(ApiError error) {
    super(error, "it has changed since it was read (412)");
  }
}
