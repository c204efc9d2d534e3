package io.github.dialogporten.sdk.errors;

/**
 * 422 from a search: it took longer than the server allows (20 seconds). The same search fails
 * again; narrow it with {@code contentUpdatedAfter}, fewer parties, or a service resource.
 */
public class SearchTooBroadException extends UnprocessableException {

  private static final long serialVersionUID = 1L;

  /**
   * An answer with this meaning.
   *
   * @param error the answer
   */
  public SearchTooBroadException(ApiError error) {
    super(
        error,
        "the search is too broad: narrow it with contentUpdatedAfter, fewer parties or a service"
            + " resource (422)");
  }

  /** The server names the search in its errors; that is all there is to tell it by. */
  static boolean matches(ApiError error) {
    return error.problem().errors().containsKey("Search");
  }
}
