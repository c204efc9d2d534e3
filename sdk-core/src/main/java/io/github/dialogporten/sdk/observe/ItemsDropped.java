package io.github.dialogporten.sdk.observe;

/**
 * The server sent a list in which items were null. They are left out of what the call returns; all
 * others are in it.
 */
public interface ItemsDropped extends CallEvent {

  /**
   * How many items were null.
   *
   * @return 1 or more
   */
  int count();
}
