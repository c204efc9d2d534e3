package io.github.dialogporten.sdk.testkit.testtokens;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the generator takes, checked before anything is sent. No message holds a value. */
final class TestTokenRules {

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int MOST_SCOPE_CHARACTERS = 500;
  private static final Pattern SCOPE = Pattern.compile("[a-z0-9:/_.-]+");
  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,50}");
  private static final Pattern ENV = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");
  private static final Pattern USER = Pattern.compile("[^:\\p{Cntrl}]+");
  private static final Pattern PASSWORD = Pattern.compile("[^\\p{Cntrl}]+");

  private TestTokenRules() {}

  /** Whatever it is called: one of its addresses is production's. */
  static boolean isProduction(AltinnEnvironment environment) {
    return environment.name().startsWith("prod")
        || isProductions(environment.platform())
        || isProductions(environment.dialogporten())
        || isProductions(environment.maskinporten())
        || environment.idporten().filter(TestTokenRules::isProductions).isPresent();
  }

  /** Whether an address is at a host of production's, however it is written. */
  private static boolean isProductions(URI address) {
    AltinnEnvironment production = AltinnEnvironment.PRODUCTION;
    return Stream.of(
            production.platform(),
            production.dialogporten(),
            production.maskinporten(),
            production.idporten().orElseThrow())
        .anyMatch(own -> host(own).equals(host(address)));
  }

  /** In lower case, and without the dot that ends a name that is written in full. */
  private static String host(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  static String env(String value) {
    return checked(value, ENV, "env: a name such as tt02, in lower case");
  }

  /** What stands behind {@code Basic}: a secret. */
  static String basicAuth(String user, String password) {
    checked(user, USER, "user: not empty, without colons and control characters");
    checked(password, PASSWORD, "password: not empty, without control characters");
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(pair);
  }

  /** In one text, sorted, so that the same scopes are the same token. */
  static String scopes(List<String> values) {
    for (String scope : values) {
      checked(
          scope,
          SCOPE,
          "scopes: one scope in each argument, of lower-case letters, digits and : / _ . -");
    }
    String all = String.join(" ", new TreeSet<>(values));
    if (all.isEmpty() || all.length() > MOST_SCOPE_CHARACTERS) {
      throw new IllegalArgumentException("scopes: one or more, 500 characters in all at most");
    }
    return all;
  }

  static Duration lifetime(Duration value) {
    if (value.toSeconds() < 1 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("lifetime: a second to a day");
    }
    return Duration.ofSeconds(value.toSeconds());
  }

  static String clientId(String value) {
    return checked(value, CLIENT_ID, "clientId: 1 to 50 letters, digits, hyphens and underscores");
  }

  static URI url(URI value) {
    String host = value.getHost() == null ? "" : value.getHost();
    boolean loopback = host.matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    boolean secure = "https".equalsIgnoreCase(value.getScheme());
    boolean plain = "http".equalsIgnoreCase(value.getScheme());
    if (host.isEmpty()
        || value.getRawUserInfo() != null
        || value.getRawQuery() != null
        || value.getRawFragment() != null
        || !(secure || (plain && loopback))) {
      throw new IllegalArgumentException(
          "url: an https address without user info, query or fragment (http for loopback addresses"
              + " only)");
    }
    if (isProductions(value)) {
      throw new IllegalArgumentException(
          "url: the address of a test environment; there are no test tokens for production");
    }
    return value;
  }

  /** The digits. */
  static String pid(String value) {
    Objects.requireNonNull(value, "pid");
    try {
      String urn = PartyUrn.person(value).value();
      return urn.substring(urn.lastIndexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "pid: a national identity number of eleven digits with valid check digits", e);
    }
  }

  /** The digits. */
  static String organisation(String argument, String value) {
    Objects.requireNonNull(value, argument);
    try {
      return PartyUrn.organisation(value).organisationNumber().orElseThrow();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          argument + ": an organisation number of nine digits with a valid check digit", e);
    }
  }

  private static String checked(String value, Pattern allowed, String message) {
    if (!allowed.matcher(value).matches()) {
      throw new IllegalArgumentException(message);
    }
    return value;
  }
}
