package io.github.dialogporten.sdk.internal.search;

import java.util.UUID;

/**
 * The ids that a walk has given, each with the page it was on: 20 bytes for an id, in a table that
 * is at most two thirds full. The page lets somebody go on from an earlier page once more without
 * what later pages gave. Thread-safe.
 */
final class SeenIds {

  private static final int FIRST = 64;

  private long[] ids = new long[2 * FIRST];
  private int[] pages = new int[FIRST]; // 0 for a free place
  private int count;

  /**
   * Notes an id.
   *
   * @param id the id
   * @param page the page that gives it, 1 or more
   * @return whether it is new; one that an other page gave before is not
   */
  synchronized boolean add(UUID id, int page) {
    if (3 * (count + 1) > 2 * pages.length) {
      grow();
    }
    return put(id.getMostSignificantBits(), id.getLeastSignificantBits(), page);
  }

  /** Those that the pages up to this one gave. */
  synchronized SeenIds upTo(int page) {
    SeenIds earlier = new SeenIds();
    for (int i = 0; i < pages.length; i++) {
      if (pages[i] > 0 && pages[i] <= page) {
        earlier.add(new UUID(ids[2 * i], ids[2 * i + 1]), pages[i]);
      }
    }
    return earlier;
  }

  synchronized int size() {
    return count;
  }

  private boolean put(long high, long low, int page) {
    int at = place(high, low);
    while (pages[at] != 0) {
      if (ids[2 * at] == high && ids[2 * at + 1] == low) {
        return false;
      }
      at = (at + 1) & (pages.length - 1);
    }
    ids[2 * at] = high;
    ids[2 * at + 1] = low;
    pages[at] = page;
    count++;
    return true;
  }

  private int place(long high, long low) {
    long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 32) & (pages.length - 1);
  }

  private void grow() {
    long[] oldIds = ids;
    int[] oldPages = pages;
    ids = new long[2 * oldIds.length];
    pages = new int[2 * oldPages.length];
    count = 0;
    for (int i = 0; i < oldPages.length; i++) {
      if (oldPages[i] != 0) {
        put(oldIds[2 * i], oldIds[2 * i + 1], oldPages[i]);
      }
    }
  }
}
