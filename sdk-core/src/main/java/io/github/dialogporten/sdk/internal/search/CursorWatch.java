package io.github.dialogporten.sdk.internal.search;

import org.jspecify.annotations.Nullable;

/**
 * Notices that a walk stands still or goes in circles, without keeping every cursor: beside the
 * last one it remembers one more, and moves that on at every power of two (Brent's way), so that a
 * circle of any length is met. Immutable.
 */
final class CursorWatch {

  private final @Nullable String last;
  private final @Nullable String remembered;
  private final long steps;
  private final long until;

  private CursorWatch(@Nullable String last, @Nullable String remembered, long steps, long until) {
    this.last = last;
    this.remembered = remembered;
    this.steps = steps;
    this.until = until;
  }

  /** A watch over a walk that begins with this cursor; null for the first page. */
  static CursorWatch from(@Nullable String token) {
    return new CursorWatch(token, token, 0, 1);
  }

  /** Whether the walk has been here before. */
  boolean knows(String token) {
    return token.equals(last) || token.equals(remembered);
  }

  /** The watch after one more step. */
  CursorWatch after(String token) {
    return steps + 1 == until
        ? new CursorWatch(token, token, 0, until * 2)
        : new CursorWatch(token, remembered, steps + 1, until);
  }
}
