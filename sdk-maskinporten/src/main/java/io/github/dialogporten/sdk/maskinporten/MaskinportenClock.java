package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.config.TimeSource;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
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
   * @param date the answer's Date header
   * @param received this machine's time when it arrived
   * @param used the offset that the refused assertion was made with
   * @return whether the next assertion's time will be another one than Maskinporten refused
   */
  boolean learn(Optional<String> date, Instant received, Duration used) {
    Optional<Duration> measured = difference(date, received);
    if (measured.isEmpty()) {
      return false;
    }
    boolean wrong = isTooMuch(measured.get());
    offset = wrong ? measured.get() : Duration.ZERO;
    if (wrong && !warned.getAndSet(true)) {
      LOG.warn(
          "{}. Requests for tokens bear Maskinporten's time from now on; set this machine's clock",
          complaint(date, received).orElseThrow());
    }
    return isTooMuch(measured.get().minus(used));
  }

  /**
   * What is wrong with this machine's clock.
   *
   * @param date the answer's Date header
   * @param now this machine's time when it arrived
   * @return a sentence with the difference in seconds; empty when it is within what is tolerated
   */
  static Optional<String> complaint(Optional<String> date, Instant now) {
    return difference(date, now)
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

  /** How much later it is there, in whole seconds, which is what a Date header has. */
  private static Optional<Duration> difference(Optional<String> date, Instant now) {
    try {
      return date.map(
          text ->
              Duration.ofSeconds(
                  ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                          .toInstant()
                          .getEpochSecond()
                      - now.getEpochSecond()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
