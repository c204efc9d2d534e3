package io.github.dialogporten.sdk.auth;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One load of one key. It ends with a token or a failure; or it is abandoned, because it had not
 * begun when the last of its callers left.
 */
final class TokenLoad {

  /** Ends a load whose first caller left before it could begin: those who wait begin anew. */
  static final class LeftException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeftException() {
      super(null, null, false, false);
    }
  }

  /** What comes of it. */
  final CompletableFuture<AccessToken> token = new CompletableFuture<>();

  private final Consumer<TokenLoad> abandonment;

  // guarded by the lock of its issuer's loads
  private @Nullable Runnable work;
  private @Nullable Thread thread;
  private int callers;
  private boolean abandoned;
  private boolean counted;

  /**
   * A load that has not begun.
   *
   * @param abandonment told when it never will
   */
  TokenLoad(Consumer<TokenLoad> abandonment) {
    this.abandonment = abandonment;
  }

  /** What is done: it completes this load, whatever happens. */
  void doing(Runnable what) {
    work = what;
  }

  Runnable work() {
    return Objects.requireNonNull(work, "work");
  }

  /** One more caller, unless it was abandoned. */
  boolean join() {
    if (!abandoned) {
      callers++;
    }
    return !abandoned;
  }

  /** One caller less; tells whether that was the last. */
  boolean leave() {
    callers--;
    return callers == 0;
  }

  boolean isWanted() {
    return callers > 0;
  }

  void abandon() {
    abandoned = true;
    abandonment.accept(this);
  }

  /** It counts among those that run at once. */
  void count() {
    counted = true;
  }

  /** It counts no longer; tells whether it did. */
  boolean uncount() {
    boolean did = counted;
    counted = false;
    return did;
  }

  /** The thread that it runs on; null when it runs no longer. */
  void on(@Nullable Thread runner) {
    thread = runner;
  }

  void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
