package io.github.dialogporten.sdk.testkit.internal.testtokens;

import io.github.dialogporten.sdk.testkit.internal.http.Query;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters of one request for a test token: reads them and collects what is wrong. */
final class Parameters {

  /** Those that the generator makes tokens for; this instance answers to {@code local} too. */
  private static final Set<String> ENVIRONMENTS =
      Set.of("local", "dev", "at21", "at22", "at23", "at24", "yt01", "tt02");

  private static final String SCOPES = "[a-z0-9:/_\\-,. ]{1,500}";
  private static final int DEFAULT_TTL = 1800;

  private final Query query;
  private final Map<String, String> wrong = new TreeMap<>();

  Parameters(Query query) {
    this.query = query;
    if (!ENVIRONMENTS.contains(String.valueOf(query.first("env")))) {
      wrong.put("env", "Invalid environment, valid ones are " + String.join(", ", ENVIRONMENTS));
    }
  }

  /** What is wrong, by parameter. */
  Map<String, String> wrong() {
    return wrong;
  }

  String scopes(@Nullable String otherwise) {
    String scopes = query.first("scopes");
    if (scopes == null && otherwise != null) {
      return otherwise;
    }
    if (scopes == null || !scopes.matches(SCOPES)) {
      wrong.put("scopes", "Parameter must be scopes, separated by space or comma");
      return "";
    }
    return Stream.of(scopes.split("[ ,]", -1))
        .filter(scope -> !scope.isEmpty())
        .collect(Collectors.joining(" "));
  }

  Duration life() {
    return Duration.ofSeconds(number("ttl", DEFAULT_TTL, 1, Integer.MAX_VALUE));
  }

  int number(String name, int otherwise, int least, int most) {
    String text = query.first(name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("\\d{1,10}")) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return (int) number;
      }
    }
    wrong.put(name, "Parameter must be a number from " + least + " to " + most);
    return otherwise;
  }

  @Nullable String text(String name, String pattern, String expected) {
    String text = query.first(name);
    if (text != null && !text.matches(pattern)) {
      wrong.put(name, "Parameter must be " + expected);
    }
    return text;
  }

  @Nullable String organisation(String name) {
    return text(name, "\\d{9}", "an organisation number of nine digits");
  }

  @Nullable String uuid(String name, boolean needed) {
    String text = query.first(name);
    if (text == null && !needed) {
      return null;
    }
    try {
      return UUID.fromString(String.valueOf(text)).toString();
    } catch (IllegalArgumentException e) {
      wrong.put(name, "Parameter must be a UUID");
      return null;
    }
  }
}
