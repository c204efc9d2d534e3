package io.github.dialogporten.sdk.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Retry-After}: seconds or a date, in a list and in several headers. What cannot be
 * read counts for nothing.
 */
final class RetryAfter {

  /** So much that no unit of a {@link Duration} overflows; no wait begins that is so long. */
  private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000;

  private RetryAfter() {}

  /**
   * The longest wait that an answer asks for; null when it asks for none. A date is measured by the
   * answer's own {@code Date}, since the two clocks may differ.
   *
   * @param now what counts where the answer has no {@code Date}
   */
  static @Nullable Duration of(Response response, Instant now) {
    List<String> headers = OneRequestOnly.retryAfter(response);
    return headers.isEmpty() ? null : longest(headers, response.header("Date"), now);
  }

  static @Nullable Duration longest(List<String> headers, @Nullable String date, Instant now) {
    @Nullable Instant sent = date == null ? null : HttpDates.read(date, now);
    @Nullable Duration longest = null;
    for (String header : headers) {
      // a date has a comma too, after the day of the week, which says nothing
      for (String each : header.split(",", -1)) {
        @Nullable Duration wait = wait(each.strip(), sent == null ? now : sent);
        if (wait != null && (longest == null || wait.compareTo(longest) > 0)) {
          longest = wait;
        }
      }
    }
    return longest;
  }

  private static @Nullable Duration wait(String text, Instant sent) {
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Duration.ofSeconds(seconds(text));
    }
    @Nullable Instant until = HttpDates.read(text, sent);
    if (until == null) {
      return null;
    }
    return until.isAfter(sent) ? Duration.between(sent, until) : Duration.ZERO;
  }

  private static long seconds(String digits) {
    try {
      return Math.min(Long.parseLong(digits), MOST_SECONDS);
    } catch (NumberFormatException beyond) {
      return MOST_SECONDS;
    }
  }
}
