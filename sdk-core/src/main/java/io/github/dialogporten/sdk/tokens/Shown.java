package io.github.dialogporten.sdk.tokens;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What of a token may be shown. A claim's value is shown when it looks as such values look; a name,
 * an e-mail address and whatever could be a national identity number do not.
 */
final class Shown {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._:/+=~-]{0,254}");
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]{1,255}(/[A-Za-z0-9._~/-]{0,255})?");
  private static final Pattern SCOPE =
      Pattern.compile("[a-z0-9._/-]{1,255}|[A-Za-z0-9.-]{1,100}:[A-Za-z0-9._:/-]{1,255}");
  private static final Pattern PERSONAL =
      Pattern.compile("(?<![0-9])[0-9]{6}[._:/+=~-]?[0-9]{5}(?![0-9])");

  /** A token within a token: what every JWT begins with. */
  private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]*\\.");

  private Shown() {}

  static String plain(String value) {
    return shown(value, PLAIN);
  }

  static String address(String value) {
    return shown(value, ADDRESS);
  }

  /** An audience is an address as a rule, and can be any name. */
  static List<String> all(List<String> values) {
    return values.stream()
        .map(value -> value.contains("://") ? address(value) : plain(value))
        .toList();
  }

  /** Scopes stand in one text, between spaces; a list of them is taken too. */
  static List<String> scopes(List<String> values) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split("\\s+", -1)))
        .filter(scope -> !scope.isEmpty())
        .map(scope -> shown(scope, SCOPE))
        .toList();
  }

  private static String shown(String value, Pattern usual) {
    boolean harmless =
        usual.matcher(value).matches()
            && !PERSONAL.matcher(value).find()
            && !TOKEN.matcher(value).find();
    return harmless ? value : TokenInspector.HIDDEN;
  }
}
