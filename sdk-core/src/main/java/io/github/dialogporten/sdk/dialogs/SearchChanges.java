package io.github.dialogporten.sdk.dialogs;

import java.util.List;

/**
 * How the parties of a search differ from those that a cursor was taken with, as far as the cursor
 * can tell. It knows an organisation by its number, and a person by so little that the person
 * cannot be found from it: two bytes of a hash. When one person is gone and another is new who has
 * the same two bytes, one time in 65,536 for each such pair, the new one stands in the place of the
 * one who is gone: neither is counted here, and the older dialogs of the new one are not found.
 * Whoever knows from elsewhere that a person is new, and must not miss anything, searches that
 * person once without a cursor.
 *
 * <p>Immutable. Its {@code toString} holds counts only.
 */
public final class SearchChanges {

  private static final SearchChanges NONE = new SearchChanges(List.of(), 0);

  private final List<String> newParties;
  private final int goneParties;

  private SearchChanges(List<String> newParties, int goneParties) {
    this.newParties = List.copyOf(newParties);
    this.goneParties = goneParties;
  }

  /**
   * Changes.
   *
   * @param newParties the URNs of those that begin anew
   * @param goneParties how many are gone
   * @return the changes
   * @throws IllegalArgumentException when less than none are gone
   */
  public static SearchChanges of(List<String> newParties, int goneParties) {
    if (goneParties < 0) {
      throw new IllegalArgumentException("goneParties: 0 or more");
    }
    return new SearchChanges(newParties, goneParties);
  }

  /**
   * No changes, as of a search without a cursor.
   *
   * @return a shared value
   */
  public static SearchChanges none() {
    return NONE;
  }

  /**
   * The parties whose dialogs are searched from the beginning, since the cursor does not know them.
   * In rare cases a party that it knows is among them: the cursor holds too little of a person to
   * tell two that look alike apart, and then both begin anew.
   *
   * @return their URNs, which can be personal data; unmodifiable
   */
  public List<String> newParties() {
    return newParties;
  }

  /**
   * How many parties the cursor knows and the query does not have any more, those apart whose place
   * another has taken.
   *
   * @return 0 or more
   */
  public int goneParties() {
    return goneParties;
  }

  /**
   * Whether the parties are the same.
   *
   * @return true when none is new and none is gone
   */
  public boolean isEmpty() {
    return newParties.isEmpty() && goneParties == 0;
  }

  @Override
  public String toString() {
    return "SearchChanges[new=" + newParties.size() + ", gone=" + goneParties + "]";
  }
}
