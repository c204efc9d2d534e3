package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.config.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time that assertions bear: this machine's, until Maskinporten refuses one for its time and
 * the answer's Date header shows that the two clocks differ by more than Maskinporten tolerates.
 * From then on it is Maskinporten's, until a refusal shows that the clock here is right again.
 */
final class MaskinportenClock {

  private static final Logger LOG = LoggerFactory.getLogger(MaskinportenClock.class);

  /** What Maskinporten accepts, either side (Digdir, "JWT grant", claim iat). */
  private static final Duration TOLERATED = Duration.ofSeconds(10);

  private final TimeSource time;
  private final AtomicBoolean warned = new AtomicBoolean();
  private volatile Duration offset = Duration.ZERO;

  MaskinportenClock(TimeSource time) {
    this.time = time;
  }

  /** What is added to this machine's time. */
  Duration offset() {
    return offset;
  }

  Instant now() {
    return time.now().plus(offset);
  }

  /**
   * Learns from a refusal that is about time.
   *
   * @param measured how much later it is at Maskinporten, if the answer says so
   * @param used the offset that the refused assertion was made with
   * @return whether the next assertion's time will be another one than Maskinporten refused
   */
  boolean learn(Optional<Duration> measured, Duration used) {
    if (measured.isEmpty()) {
      return false;
    }
    boolean wrong = isTooMuch(measured.get());
    offset = wrong ? measured.get() : Duration.ZERO;
    if (wrong && !warned.getAndSet(true)) {
      LOG.warn(
          "{}. Using Maskinporten's clock for token requests; set this machine's clock",
          complaint(measured).orElseThrow());
    }
    return isTooMuch(measured.get().minus(used));
  }

  /**
   * What is wrong with this machine's clock.
   *
   * @param offset how much later it is at Maskinporten, if the answer says so
   * @return a sentence with the difference in seconds; empty when it is within what is tolerated
   */
  static Optional<String> complaint(Optional<Duration> offset) {
    return offset
        .filter(MaskinportenClock::isTooMuch)
        .map(
            theirs ->
                "this machine's clock is "
                    + theirs.abs().toSeconds()
                    + " seconds "
                    + (theirs.isNegative() ? "ahead of" : "behind")
                    + " Maskinporten's, which tolerates "
                    + TOLERATED.toSeconds());
  }

  private static boolean isTooMuch(Duration difference) {
    return difference.abs().compareTo(TOLERATED) > 0;
  }
}
