package io.github.dialogporten.sdk.internal.http;

/**
 * What a call does on the server. This, and not the HTTP verb, decides how often it may be tried.
 */
public enum Semantics {
  /** Reads, and changes nothing. */
  SAFE,
  /** Writes, and twice is as good as once. */
  IDEMPOTENT,
  /** Opening a dialog: a read that marks it as seen. At most one entry for each user and change. */
  MARKS_SEEN,
  /** A write action: twice may be wrong. */
  ONCE;

  /** How an attempt failed. */
  enum Outcome {
    /** No connection, or refused unprocessed (421): nothing was sent that will be looked at. */
    NEVER_LEFT,
    /** Sent, or begun to be; no whole answer came. */
    NO_ANSWER,
    /** Sent; a search whose time ran out, which it may do again. */
    TOO_SLOW,
    /** 408, 429, 502, 503, 504. */
    BUSY,
    /** 500. */
    BROKEN,
    /** 409. */
    CONFLICT,
    /** The program's own limits held it back: nothing was tried. */
    NOT_ADMITTED,
    /** An answer that will be the same next time. */
    FINAL
  }

  /** How many attempts a call of this kind has at most when one failed like this. */
  int attempts(Outcome outcome) {
    return switch (outcome) {
      case NEVER_LEFT -> 3;
      case NO_ANSWER, BUSY -> this == ONCE ? 1 : 3;
      case BROKEN, TOO_SLOW -> this == ONCE ? 1 : 2;
      case CONFLICT -> this == IDEMPOTENT ? 3 : 1;
      case NOT_ADMITTED, FINAL -> 1;
    };
  }

  /**
   * Whether a request that was refused like this may have been carried out all the same. 429, and
   * 503 with {@code Retry-After}, are taken to come before the deed (decision 048); a redirect, a
   * server that gave up and one that failed say nothing of it.
   *
   * @param status the answer's status
   * @param saysWhen whether it says in {@code Retry-After} when to come back
   */
  boolean mayHaveBeenCarriedOut(int status, boolean saysWhen) {
    if (this == SAFE) {
      return false;
    }
    return switch (status) {
      case 408 -> true;
      case 503 -> !saysWhen;
      default -> status < 400 || status >= 500;
    };
  }

  /** The outcome that an HTTP status stands for. */
  static Outcome outcomeOf(int status) {
    return switch (status) {
      case 408, 429, 502, 503, 504 -> Outcome.BUSY;
      case 421 -> Outcome.NEVER_LEFT;
      case 500 -> Outcome.BROKEN;
      case 409 -> Outcome.CONFLICT;
      default -> Outcome.FINAL;
    };
  }
}
