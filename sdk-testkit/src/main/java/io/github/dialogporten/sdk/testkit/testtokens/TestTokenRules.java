package io.github.dialogporten.sdk.testkit.testtokens;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

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
    AltinnEnvironment production = AltinnEnvironment.PRODUCTION;
    return environment.name().startsWith("prod")
        || isSameHost(environment.platform(), production.platform())
        || isSameHost(environment.dialogporten(), production.dialogporten())
        || isSameHost(environment.maskinporten(), production.maskinporten())
        || environment
            .idporten()
            .filter(issuer -> isSameHost(issuer, production.idporten().orElseThrow()))
            .isPresent();
  }

  private static boolean isSameHost(URI one, URI other) {
    return one.getHost().equalsIgnoreCase(other.getHost());
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
