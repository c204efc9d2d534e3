package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may stand in a request, checked before anything is sent. No message quotes a value. */
final class Checks {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|\\[::1\\]|127(\\.[0-9]{1,3}){3}");
  private static final Pattern CLIENT_ID = Pattern.compile("[\\x20-\\x7e]{1,255}");
  private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,255}");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");

  private Checks() {}

  static String clientId(String value) {
    if (!CLIENT_ID.matcher(value).matches() || value.isBlank()) {
      throw new IllegalArgumentException(
          "clientId: the client's id at the issuer, 1 to 255 visible ASCII characters");
    }
    return value;
  }

  static String scope(String value) {
    if (!SCOPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "scopes: one scope in each argument, without spaces, quotes or backslashes, such as"
              + " digdir:dialogporten");
    }
    return value;
  }

  /** One word of a list that is sent with spaces between. */
  static String word(String argument, String value) {
    if (!SCOPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          argument + ": one value in each argument, visible ASCII characters without spaces");
    }
    return value;
  }

  static String logoutState(String value) {
    if (!PRINTABLE.matcher(value).matches()) {
      throw new IllegalArgumentException("state: one or more printable ASCII characters");
    }
    return value;
  }

  static URI issuer(URI value) {
    Objects.requireNonNull(value, "value");
    if (!isWeb(value) || value.getRawQuery() != null || value.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "issuer: an https address without user info, query or fragment (http for loopback"
              + " addresses only)");
    }
    return value;
  }

  /**
   * Refuses the ID-porten of another environment: people's tokens would end up in the wrong one.
   */
  static void issuerOf(AltinnEnvironment environment, URI issuer) {
    boolean anothers =
        environment.idporten().isPresent()
            && !isIdPortenOf(environment, issuer)
            && Stream.of(AltinnEnvironment.PRODUCTION, AltinnEnvironment.TT02)
                .anyMatch(preset -> isIdPortenOf(preset, issuer));
    if (anothers) {
      throw new IllegalArgumentException(
          "issuer: not the ID-porten of another environment than '" + environment.name() + "'");
    }
  }

  /** By the host: however the rest is written, it is the same ID-porten. */
  private static boolean isIdPortenOf(AltinnEnvironment environment, URI issuer) {
    return environment
        .idporten()
        .filter(theirs -> theirs.getHost().equalsIgnoreCase(issuer.getHost()))
        .isPresent();
  }

  /** Web addresses, and the private schemes of installed applications (RFC 8252, 7.1). */
  static URI redirect(String argument, URI value) {
    Objects.requireNonNull(value, argument);
    boolean ownScheme = value.getScheme() != null && value.getScheme().contains(".");
    if (!(isWeb(value) || ownScheme) || value.getRawFragment() != null) {
      throw new IllegalArgumentException(
          argument
              + ": an https address without fragment (http for loopback addresses only), or one"
              + " with a private scheme such as no.example.app");
    }
    return value;
  }

  static URI resource(URI value) {
    Objects.requireNonNull(value, "values");
    if (!value.isAbsolute() || value.getRawFragment() != null) {
      throw new IllegalArgumentException("resource: absolute URIs without fragment");
    }
    return value;
  }

  /** Https, or http on a loopback address. Told by the spelling: no name is looked up. */
  static boolean isWeb(URI uri) {
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    boolean plain = "http".equalsIgnoreCase(uri.getScheme());
    return uri.getHost() != null
        && uri.getRawUserInfo() == null
        && (secure || (plain && isLoopback(uri)));
  }

  static boolean isLoopback(URI uri) {
    return uri.getHost() != null
        && LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
  }
}
