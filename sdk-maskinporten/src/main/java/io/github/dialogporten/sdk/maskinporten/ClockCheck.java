package io.github.dialogporten.sdk.maskinporten;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Compares this machine's clock with the one that a server's answer shows. */
final class ClockCheck {

  /** What Maskinporten accepts, either side. */
  private static final long TOLERATED_SECONDS = 10;

  private ClockCheck() {}

  /**
   * What is wrong with this machine's clock.
   *
   * @param date the answer's Date header
   * @param now this machine's time when it arrived
   * @return a sentence with the difference in seconds; empty when it is within what is tolerated
   */
  static Optional<String> complaint(Optional<String> date, Instant now) {
    Optional<Long> ahead = date.flatMap(text -> secondsAhead(text, now));
    return ahead
        .filter(seconds -> Math.abs(seconds) > TOLERATED_SECONDS)
        .map(
            seconds ->
                "this machine's clock is "
                    + Math.abs(seconds)
                    + " seconds "
                    + (seconds > 0 ? "ahead of" : "behind")
                    + " Maskinporten's, which tolerates "
                    + TOLERATED_SECONDS);
  }

  private static Optional<Long> secondsAhead(String date, Instant now) {
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(now.getEpochSecond() - theirs.getEpochSecond());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
