package io.github.dialogporten.sdk.examples.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The global options with the environment variables behind them: an option goes before its
 * variable, and an empty variable counts as none. Its {@code toString} holds no values.
 */
final class Settings {

  private static final List<String> PLATFORM =
      List.of(
          "MASKINPORTEN_CLIENT_ID",
          "MASKINPORTEN_CLIENT_JWK",
          "MASKINPORTEN_KEY_FILE",
          "MASKINPORTEN_KEY_PEM");

  private static final String DIALOGPORTEN_SCOPE = "digdir:dialogporten";
  static final String SUBSCRIPTION_KEY_FILE = "--subscription-key-file";

  private final GlobalOptions options;
  private final Map<String, String> environment;

  private final List<String> neededScopes;

  Settings(GlobalOptions options, Map<String, String> environment) {
    this(options, environment, List.of());
  }

  private Settings(
      GlobalOptions options, Map<String, String> environment, List<String> neededScopes) {
    this.options = options;
    this.environment = environment;
    this.neededScopes = neededScopes;
  }

  /** The same, for a command that needs more scopes than Dialogporten's. */
  Settings needing(List<String> scopes) {
    return new Settings(options, environment, List.copyOf(scopes));
  }

  /** Where a token comes from. */
  enum Source {
    /** It was given. */
    TOKEN,
    /** A person's session in a file. */
    SESSION,
    /** Altinn's test token generator. */
    TEST_TOKEN,
    /** Maskinporten, with a client of the options. */
    CLIENT,
    /** Maskinporten, with the client of a hosting platform. */
    PLATFORM,
    /** Nothing is said: what the Altinn in this process has. */
    NONE
  }

  /**
   * Where a token comes from: what the options name, before what the variables name.
   *
   * @throws UsageException when the options name several
   */
  Source source() {
    List<Source> named =
        Stream.of(
                options.token == null ? null : Source.TOKEN,
                options.person.sessionFile == null ? null : Source.SESSION,
                options.testToken.kind == null ? null : Source.TEST_TOKEN)
            .filter(source -> source != null)
            .toList();
    if (named.size() > 1) {
      throw new UsageException("One of --token, --session-file and --test-token, not more.");
    }
    if (!named.isEmpty()) {
      return named.get(0);
    }
    if (options.client.clientId != null || options.client.key != null) {
      return Source.CLIENT;
    }
    if (variable("DIALOGPORTEN_TOKEN") != null) {
      return Source.TOKEN;
    }
    if (clientId() != null || key() != null) {
      return Source.CLIENT;
    }
    return hasPlatformVariables() ? Source.PLATFORM : Source.NONE;
  }

  @Nullable String env() {
    return either(options.place.env, "DIALOGPORTEN_ENV");
  }

  @Nullable String dialogportenUrl() {
    return either(options.place.dialogportenUrl, "DIALOGPORTEN_URL");
  }

  @Nullable String platformUrl() {
    return either(options.place.platformUrl, "DIALOGPORTEN_PLATFORM_URL");
  }

  @Nullable String maskinportenUrl() {
    return either(options.place.maskinportenUrl, "DIALOGPORTEN_MASKINPORTEN_URL");
  }

  @Nullable String idportenUrl() {
    return either(options.place.idportenUrl, "DIALOGPORTEN_IDPORTEN_URL");
  }

  /** The key to Altinn's gateway, of the file or the variable; null when there is none. */
  @Nullable String subscriptionKey() {
    String file = options.place.subscriptionKeyFile;
    if (file == null) {
      return variable("DIALOGPORTEN_SUBSCRIPTION_KEY");
    }
    try {
      return Files.readString(KeyOption.path(SUBSCRIPTION_KEY_FILE, file)).strip();
    } catch (IOException e) {
      // its message may be more than the name
      throw new UsageException(SUBSCRIPTION_KEY_FILE + ": the file cannot be read.");
    }
  }

  /** The token, where it is the source. */
  @Nullable String token() {
    return source() == Source.TOKEN ? either(options.token, "DIALOGPORTEN_TOKEN") : null;
  }

  @Nullable String clientId() {
    return client(options.client.clientId, "DIALOGPORTEN_CLIENT_ID");
  }

  @Nullable String key() {
    return client(options.client.key, "DIALOGPORTEN_KEY");
  }

  @Nullable String keyId() {
    return client(options.client.keyId, "DIALOGPORTEN_KEY_ID");
  }

  @Nullable String keyAlias() {
    return client(options.client.keyAlias, "DIALOGPORTEN_KEY_ALIAS");
  }

  /** The password of a PKCS#12 store; null when none is given. */
  @Nullable String keyPassword() {
    return options.client.keyPasswordEnv == null
        ? variable("DIALOGPORTEN_KEY_PASSWORD")
        : secret("--key-password-env", options.client.keyPasswordEnv);
  }

  @Nullable String systemUser() {
    return client(options.maskinporten.systemUser, "DIALOGPORTEN_SYSTEM_USER");
  }

  @Nullable String externalRef() {
    return client(options.maskinporten.externalRef, "DIALOGPORTEN_EXTERNAL_REF");
  }

  boolean organisation() {
    return options.maskinporten.organisation;
  }

  @Nullable String consumerOrg() {
    return options.maskinporten.consumerOrg;
  }

  @Nullable String pid() {
    return client(options.maskinporten.pid, "DIALOGPORTEN_PID");
  }

  /** The scopes that were asked for; empty for the default. */
  List<String> givenScopes() {
    return options.client.scopes.isEmpty()
        ? words(client(null, "DIALOGPORTEN_SCOPE"))
        : options.client.scopes.stream().flatMap(value -> words(value).stream()).toList();
  }

  /** The scopes to ask for: those given, else Dialogporten's and those that the command needs. */
  List<String> scopes() {
    List<String> given = givenScopes();
    return given.isEmpty()
        ? Stream.concat(Stream.of(DIALOGPORTEN_SCOPE), neededScopes.stream()).toList()
        : given;
  }

  /** Whether the options or the command say which scopes. */
  boolean hasScopes() {
    return !givenScopes().isEmpty() || !neededScopes.isEmpty();
  }

  URI[] resources() {
    return options.client.resources.stream().map(URI::create).toArray(URI[]::new);
  }

  @Nullable String sessionFile() {
    return options.person.sessionFile;
  }

  /** The key of the session file, as it stands in its variable. */
  String sessionKey() {
    String name = options.person.sessionKeyEnv;
    return secret("--session-key-env", name == null ? "DIALOGPORTEN_SESSION_KEY" : name);
  }

  @Nullable String clientAuth() {
    return options.person.clientAuth;
  }

  Optional<String> clientSecret() {
    return Optional.ofNullable(options.person.clientSecretEnv)
        .map(name -> secret("--client-secret-env", name));
  }

  String testToken() {
    return options.testToken.kind == null ? "" : options.testToken.kind;
  }

  @Nullable UUID systemUserId() {
    return options.testToken.systemUserId;
  }

  int level() {
    return options.testToken.level == null ? 3 : options.testToken.level;
  }

  @Nullable String testUser() {
    return options.testToken.testUser;
  }

  String testPassword() {
    String name = options.testToken.testPasswordEnv;
    if (name == null) {
      throw new UsageException("--test-user goes with --test-password-env.");
    }
    return secret("--test-password-env", name);
  }

  @Nullable String testTokensUrl() {
    return options.testToken.testTokensUrl;
  }

  List<String> languages() {
    return words(either(options.language, "DIALOGPORTEN_LANGUAGE"));
  }

  boolean json() {
    return options.json;
  }

  boolean verbose() {
    return options.verbose;
  }

  /** Whether an address of Altinn or Maskinporten is given. */
  boolean hasUrls() {
    return Stream.of(dialogportenUrl(), platformUrl(), maskinportenUrl()).anyMatch(v -> v != null);
  }

  /** Whether something is said of a client, or for whom it asks. */
  boolean hasClientPart() {
    return Stream.of(clientId(), key(), systemUser(), externalRef(), consumerOrg(), pid())
            .anyMatch(v -> v != null)
        || !givenScopes().isEmpty();
  }

  /** Whether options say what only Maskinporten or the test token generator is asked for. */
  boolean hasOptionsOfAnotherIdentity() {
    return options.token != null
        || options.testToken.kind != null
        || options.maskinporten.systemUser != null
        || options.maskinporten.externalRef != null
        || options.maskinporten.organisation
        || options.maskinporten.consumerOrg != null
        || options.maskinporten.pid != null;
  }

  boolean hasCredentials() {
    return source() == Source.TOKEN
        || source() == Source.SESSION
        || testUser() != null
        || hasClientPart();
  }

  private boolean hasPlatformVariables() {
    return !"local".equalsIgnoreCase(env())
        && PLATFORM.stream().anyMatch(name -> variable(name) != null);
  }

  /** What a hosting platform has set. */
  Map<String, String> platformVariables() {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("MASKINPORTEN_"))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * The value of a variable that an option names. The name is not repeated: it may be the secret.
   */
  private String secret(String option, String name) {
    String value = variable(name);
    if (value == null) {
      throw new UsageException(
          option
              + ": no such environment variable is set; the option takes the name of a variable, not"
              + " what is in it.");
    }
    return value;
  }

  /** A client's parts from variables do not count beside a token given as an option. */
  private @Nullable String client(@Nullable String option, String variable) {
    return option == null && options.token != null ? null : either(option, variable);
  }

  private @Nullable String either(@Nullable String option, String variable) {
    return option == null ? variable(variable) : option;
  }

  private @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }

  private static List<String> words(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split("[ ,]+")).filter(word -> !word.isEmpty()).toList();
  }

  @Override
  public String toString() {
    return "Settings[]";
  }
}
