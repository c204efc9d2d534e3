package io.github.dialogporten.sdk.errors;

/**
 * 410: it was there, and has been deleted. A kind of {@link NotFoundException}, since after a
 * delete both mean the same to most callers.
 */
public class GoneException extends NotFoundException {

  private static final long serialVersionUID = 1L;

  /**
   * An answer with this meaning.
   *
   * @param error the answer
   */
  public GoneException(ApiError error) {
    super(error, "it has been deleted (410)", Reason.DELETED);
  }
}
