package io.github.dialogporten.sdk.maskinporten;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Scopes as OAuth writes them (RFC 6749, 3.3). */
final class Scopes {

  private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255}");

  private Scopes() {}

  /** Sorted, without repetitions: the same scopes are the same token. */
  static List<String> checked(String... values) {
    return named("scopes", values);
  }

  /** With the name that is said when one is none. */
  static List<String> named(String name, String... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(name + ": one or more");
    }
    for (String scope : values) {
      if (!SCOPE.matcher(scope).matches()) {
        throw new IllegalArgumentException(
            name
                + ": one scope in each, without spaces, quotes or backslashes, such as"
                + " digdir:dialogporten");
      }
    }
    return List.copyOf(new TreeSet<>(List.of(values)));
  }
}
