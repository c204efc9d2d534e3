package io.github.dialogporten.sdk.dialogs;

/**
 * What a search can be ordered by.
 *
 * <p>Dialogs change while a search is walked through, and the server looks for each page anew: what
 * comes after the last dialog of the page before. What that means for a walk depends on the order;
 * each key tells. In short: to lose nothing that changes under the walk, ascend. {@link
 * #CREATED_AT} ascending and {@link #CONTENT_UPDATED_AT} ascending lose nothing of that kind;
 * {@link #CREATED_AT} gives nothing twice, either way, since neither a dialog's creation nor its id
 * ever changes. What is given twice by any other order is dropped by its id, within one walk.
 *
 * <p>No order finds what appears with an older time than the walk's place, or than a cursor's:
 * letters that are migrated, or otherwise stored with times of their own, which may be earlier ones
 * than now; dialogs that were deleted and are restored, since they come back with the times they
 * had; and all that a right opens which is given later, to a service of a party that was there
 * before. Whoever keeps a copy reconciles it now and then with a walk from the beginning.
 */
public enum SortKey {
  /**
   * When something that a reader notices was last changed; what a search is ordered by, ascending,
   * if nothing else is said.
   *
   * <p>Ascending, a walk loses no change: a dialog that changes moves to the end, and is met there,
   * or from the cursor of the last page; what none of the keys finds is said above. Had it been
   * given before, it is dropped, and the cursor waits for it: see {@link DialogSearch}. Descending,
   * a dialog that changes during the walk and has not been given yet moves to the beginning, where
   * the walk has been: it is missed.
   */
  CONTENT_UPDATED_AT("contentUpdatedAt", true),
  /** When it was last changed in any way. As {@link #CONTENT_UPDATED_AT}, and moves more often. */
  UPDATED_AT("updatedAt", true),
  /**
   * When it was created. This never changes, so no dialog moves: a walk misses none that was there
   * when it began, and gives none twice. What is created meanwhile is met at the end, or from the
   * cursor of the last page; descending it is not. But a service owner may give a new dialog an
   * earlier time of creation: by this key it is then missed, where {@link #CONTENT_UPDATED_AT} has
   * the time of its content and can find it.
   */
  CREATED_AT("createdAt", false),
  /**
   * When it has to be answered. Dialogs without a time come last ascending, first descending. A
   * service owner can move the time either way: a dialog that moves to before the walk's place is
   * missed. Ascending is possible in the first place only: behind another key the server would give
   * dialogs without a time again on later pages.
   */
  DUE_AT("dueAt", true),
  /**
   * The id, which never changes. It tells apart what is equal in all else, and so can only stand
   * last, behind another key; without it, it is added in the direction of the key before.
   */
  ID("id", false);

  private final String key;
  private final boolean moves;

  SortKey(String key, boolean moves) {
    this.key = key;
    this.moves = moves;
  }

  /**
   * The oldest or lowest first.
   *
   * @return an order for {@link DialogQueryBuilder#orderBy}
   */
  public SortOrder ascending() {
    return new SortOrder(this, true);
  }

  /**
   * The newest or highest first.
   *
   * @return an order for {@link DialogQueryBuilder#orderBy}
   */
  public SortOrder descending() {
    return new SortOrder(this, false);
  }

  String key() {
    return key;
  }

  /** Whether a dialog's value can change. */
  boolean moves() {
    return moves;
  }
}
