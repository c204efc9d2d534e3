package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What just failed fails again for a few seconds without being tried, so that all who wait for one
 * document do not ask for it one after the other. For those who hold the document's lock.
 */
final class RecentFailure {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final TimeSource time;
  private @Nullable Failed last;

  private record Failed(DialogportenException why, long until) {}

  RecentFailure(TimeSource time) {
    this.time = time;
  }

  /** Does the work, unless it failed a moment ago: then the failure is thrown as one's own. */
  <T> T unlessRecent(Supplier<T> work) {
    @Nullable Failed before = last;
    if (before != null && time.nanoTime() - before.until < 0) {
      throw ErrorsAccess.own(before.why);
    }
    try {
      T done = work.get();
      last = null;
      return done;
    } catch (DialogportenException e) {
      // which is about one thread only, or remembered elsewhere
      if (!Discovery.isInterrupt(e) && !ErrorsAccess.isOfPause(e)) {
        last = new Failed(e, time.nanoTime() + PAUSE.toNanos());
      }
      throw e;
    }
  }
}
