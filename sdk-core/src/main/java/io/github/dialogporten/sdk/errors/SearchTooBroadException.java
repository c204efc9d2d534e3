package io.github.dialogporten.sdk.errors;

import java.util.List;

/**
 * 422 from a search: it took longer than the server allows (20 seconds). The same search fails
 * again, and is not repeated by the SDK; {@link #narrowing()} tells what makes it narrower.
 *
 * <p>What the server goes through is bounded by the parties, the services and the time after which
 * the content was updated. All other filters are looked at dialog by dialog: the other times
 * ({@code contentUpdatedBefore}, {@code created}, {@code updated}, {@code due}), status, labels,
 * service owner, references and a smaller page leave the search as wide as it was. So do more words
 * to search for, since one of them is enough.
 */
public class SearchTooBroadException extends UnprocessableException {

  private static final long serialVersionUID = 1L;

  /** What makes a search narrower, the most effective first. */
  public enum Narrowing {
    /** A later {@code contentUpdatedAfter}, or one at all: the one time that bounds the work. */
    CONTENT_UPDATED_AFTER,
    /**
     * Fewer parties. One after the other, they find the same dialogs as all together, each in an
     * order of its own.
     */
    FEWER_PARTIES,
    /** A {@code serviceResource}, or fewer. */
    SERVICE_RESOURCE
  }

  /**
   * An answer with this meaning.
   *
   * @param error the answer
   */
  public SearchTooBroadException(ApiError error) {
    super(
        error,
        "the search is too broad: narrow it with contentUpdatedAfter, fewer parties or a service"
            + " resource; other filters do not help (422)");
  }

  /**
   * What helps. It is the same for every search: the server tells no more than that one was too
   * broad.
   *
   * @return the ways to narrow it, the most effective first
   */
  public List<Narrowing> narrowing() {
    return List.of(Narrowing.values());
  }

  /** The server names the search in its errors; that is all there is to tell it by. */
  static boolean matches(ApiError error) {
    return error.problem().errors().containsKey("Search");
  }
}
