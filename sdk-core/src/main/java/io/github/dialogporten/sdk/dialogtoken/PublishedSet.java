package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.internal.Ascii;
import io.github.dialogporten.sdk.internal.http.Answer;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.wire.WireKeySet;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key set as it was sent, and how long it may be kept.
 *
 * @param keys one or more
 * @param maxAge five minutes to a day
 */
record PublishedSet(KeyRing keys, Duration maxAge) {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age=\"?([0-9]{1,9})\"?");

  static PublishedSet decode(Answer answer) throws IOException, JsonMismatchException {
    WireKeySet wire = Json.read(answer.stream(DialogTokenKeySet.MOST_BYTES), WireKeySet.class);
    KeyRing keys = KeyRing.of(wire.keys());
    if (keys.isEmpty()) {
      throw JsonMismatchException.missing("keys");
    }
    return new PublishedSet(keys, maxAge(answer.header("Cache-Control").orElse("")));
  }

  static Duration maxAge(String cacheControl) {
    String directives = Ascii.lower(cacheControl);
    if (directives.contains("no-store") || directives.contains("no-cache")) {
      return SHORTEST;
    }
    Matcher matcher = MAX_AGE.matcher(directives);
    if (!matcher.find()) {
      return LONGEST;
    }
    Duration said = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
    return said.compareTo(SHORTEST) < 0 ? SHORTEST : said.compareTo(LONGEST) > 0 ? LONGEST : said;
  }
}
