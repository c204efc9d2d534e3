package io.github.dialogporten.sdk.dialogs;

/** What a search can be ordered by. */
public enum SortKey {
  /** When something that a reader notices was last changed. The default of the API. */
  CONTENT_UPDATED_AT("contentUpdatedAt"),
  /** When it was last changed in any way. */
  UPDATED_AT("updatedAt"),
  /** When it was created. */
  CREATED_AT("createdAt"),
  /** When it has to be answered. Dialogs without a time come last ascending, first descending. */
  DUE_AT("dueAt"),
  /** The id. The API adds it to every order, at the end. */
  ID("id");

  private final String key;

  SortKey(String key) {
    this.key = key;
  }

  /**
   * The oldest or lowest first.
   *
   * @return a part for {@link DialogQueryBuilder#orderBy}
   */
  public String ascending() {
    return key + "_asc";
  }

  /**
   * The newest or highest first.
   *
   * @return a part for {@link DialogQueryBuilder#orderBy}
   */
  public String descending() {
    return key + "_desc";
  }

  String key() {
    return key;
  }
}
