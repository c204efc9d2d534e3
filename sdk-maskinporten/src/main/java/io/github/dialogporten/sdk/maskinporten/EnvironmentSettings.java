package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.keys.KeyFile;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settings as hosting platforms give them: all from variables, or all from files of the same names
 * in one directory, never some of each. What is there and wrong is said by its name, never by its
 * value, and nothing else is tried instead.
 */
final class EnvironmentSettings {

  /** Where the platform nais mounts them. */
  static final Path MOUNTED = Path.of("/var/run/secrets/nais.io/maskinporten");

  private static final String PREFIX = "MASKINPORTEN_";
  private static final String ENVIRONMENT = "DIALOGPORTEN_ENV";
  private static final String CLIENT_ID = PREFIX + "CLIENT_ID";
  private static final String CLIENT_JWK = PREFIX + "CLIENT_JWK";
  private static final String SCOPES = PREFIX + "SCOPES";
  private static final String KEY_FILE = PREFIX + "KEY_FILE";
  private static final String KEY_PEM = PREFIX + "KEY_PEM";
  private static final String KEY_ID = PREFIX + "KEY_ID";
  private static final String KEY_ALIAS = PREFIX + "KEY_ALIAS";
  private static final String KEY_PASSWORD = PREFIX + "KEY_PASSWORD";
  private static final List<String> KEYS = List.of(CLIENT_JWK, KEY_FILE, KEY_PEM);
  private static final List<String> ADDRESSES =
      List.of(PREFIX + "WELL_KNOWN_URL", PREFIX + "ISSUER", PREFIX + "TOKEN_ENDPOINT");

  /** Which variable an argument of {@link KeyFile} comes from. */
  private static final Map<String, String> ARGUMENTS =
      Map.of("keyId", KEY_ID, "alias", KEY_ALIAS, "password", KEY_PASSWORD);

  private static final Pattern ARGUMENT = Pattern.compile("^([A-Za-z]+): (.*)$", Pattern.DOTALL);

  private final Map<String, String> values;
  private final @Nullable Path directory;
  private final @Nullable String environment;

  private EnvironmentSettings(
      Map<String, String> values, @Nullable Path directory, @Nullable String environment) {
    this.values = values;
    this.directory = directory;
    this.environment = environment;
  }

  /** Those of the variables, or, when none of them is set, those of the directory. */
  static EnvironmentSettings read(Map<String, String> variables, @Nullable Path directory) {
    @Nullable String named = variables.get(ENVIRONMENT);
    @Nullable String environment = named == null ? null : present(ENVIRONMENT, named);
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : names()) {
      @Nullable String value = variables.get(name);
      if (value != null) {
        found.put(name, present(name, value));
      }
    }
    if (!found.isEmpty() || directory == null || !Files.isDirectory(directory)) {
      return new EnvironmentSettings(found, null, environment);
    }
    for (String name : names()) {
      Path file = directory.resolve(name);
      if (Files.exists(file)) {
        found.put(name, present(name, content(name, file)));
      }
    }
    return new EnvironmentSettings(found, directory, environment);
  }

  private static List<String> names() {
    return List.of(
        CLIENT_ID,
        CLIENT_JWK,
        SCOPES,
        KEY_FILE,
        KEY_PEM,
        KEY_ID,
        KEY_ALIAS,
        KEY_PASSWORD,
        ADDRESSES.get(0),
        ADDRESSES.get(1),
        ADDRESSES.get(2));
  }

  private static String present(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + ": is set, and empty");
    }
    // a file ends with a line end; a password may begin or end with a space
    return name.equals(KEY_PASSWORD) ? value.replaceFirst("[\\r\\n]+$", "") : value.strip();
  }

  private static String content(String name, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(name + ": the file of this name cannot be read");
    }
  }

  Optional<String> clientId() {
    return Optional.ofNullable(values.get(CLIENT_ID));
  }

  Optional<String[]> scopes() {
    return Optional.ofNullable(values.get(SCOPES)).map(EnvironmentSettings::words);
  }

  private static String[] words(String scopes) {
    if (scopes.indexOf(',') >= 0) {
      throw new IllegalArgumentException(SCOPES + ": scopes with spaces between them, not commas");
    }
    return scopes.split("\\s+");
  }

  /** The one that the variable names, or that Maskinporten's addresses mean. */
  Optional<AltinnEnvironment> environment() {
    if (environment != null) {
      return Optional.of(naming(ENVIRONMENT, () -> AltinnEnvironment.of(environment)));
    }
    Map<String, String> addresses = addresses();
    Optional<AltinnEnvironment> meant =
        Stream.of(AltinnEnvironment.PRODUCTION, AltinnEnvironment.TT02)
            .filter(each -> addresses.containsValue(origin(each.maskinporten())))
            .findFirst();
    if (meant.isEmpty() && !addresses.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", addresses.keySet())
              + ": neither Maskinporten's production nor its test environment; name the Altinn"
              + " environment with "
              + ENVIRONMENT
              + ", or build the client from a connection");
    }
    return meant;
  }

  /** Refuses what contradicts the environment of the connection. */
  void check(AltinnEnvironment connected) {
    if (environment != null && !connected.name().equalsIgnoreCase(environment)) {
      throw new IllegalArgumentException(
          ENVIRONMENT
              + ": names another environment than the connection's, which is '"
              + connected.name()
              + "'");
    }
    addresses()
        .forEach(
            (name, origin) -> {
              if (!origin.equals(origin(connected.maskinporten()))) {
                throw new IllegalArgumentException(
                    name
                        + ": another Maskinporten than that of the environment '"
                        + connected.name()
                        + "'");
              }
            });
  }

  private Map<String, String> addresses() {
    Map<String, String> origins = new LinkedHashMap<>();
    for (String name : ADDRESSES) {
      @Nullable String value = values.get(name);
      if (value != null) {
        origins.put(name, origin(uri(name, value)));
      }
    }
    return origins;
  }

  private static URI uri(String name, String value) {
    try {
      URI uri = new URI(value);
      if (uri.getScheme() != null && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // said below, without its text
    }
    throw new IllegalArgumentException(name + ": is no address such as https://maskinporten.no/");
  }

  private static String origin(URI uri) {
    String port = uri.getPort() < 0 || uri.getPort() == 443 ? "" : ":" + uri.getPort();
    return (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + port;
  }

  /** The key; one from a file follows the file. */
  Optional<Supplier<SigningKey>> keys() {
    List<String> given = KEYS.stream().filter(values::containsKey).toList();
    if (given.size() > 1) {
      throw new IllegalArgumentException(
          String.join(", ", given) + ": one key only; which of them is it?");
    }
    String source = given.isEmpty() ? "" : given.get(0);
    refuseStray(KEY_ID, source, List.of(KEY_FILE, KEY_PEM));
    refuseStray(KEY_ALIAS, source, List.of(KEY_FILE));
    refuseStray(KEY_PASSWORD, source, List.of(KEY_FILE));
    return switch (source) {
      case CLIENT_JWK -> Optional.of(jwk());
      case KEY_PEM -> Optional.of(pem());
      case KEY_FILE -> Optional.of(naming(KEY_FILE, this::file));
      default -> Optional.empty();
    };
  }

  private void refuseStray(String name, String source, List<String> belongsTo) {
    if (values.containsKey(name) && !belongsTo.contains(source)) {
      throw new IllegalArgumentException(
          name + ": goes with " + String.join(" or ", belongsTo) + ", which is not what is set");
    }
  }

  private Supplier<SigningKey> jwk() {
    if (directory != null) {
      Path file = directory.resolve(CLIENT_JWK);
      return naming(CLIENT_JWK, () -> KeyFile.at(file).reloading());
    }
    SigningKey key = naming(CLIENT_JWK, () -> SigningKey.jwk(value(CLIENT_JWK)));
    return () -> key;
  }

  private Supplier<SigningKey> pem() {
    @Nullable String keyId = values.get(KEY_ID);
    if (keyId == null) {
      throw new IllegalArgumentException(
          KEY_ID + ": is needed with " + KEY_PEM + ": the id of the key on the client");
    }
    SigningKey key = naming(KEY_PEM, () -> SigningKey.pem(value(KEY_PEM), keyId));
    return () -> key;
  }

  private Supplier<SigningKey> file() {
    KeyFile file = KeyFile.at(Path.of(value(KEY_FILE)));
    @Nullable String keyId = values.get(KEY_ID);
    if (keyId != null) {
      file = file.keyId(keyId);
    }
    @Nullable String alias = values.get(KEY_ALIAS);
    if (alias != null) {
      file = file.alias(alias);
    }
    @Nullable String password = values.get(KEY_PASSWORD);
    if (password != null) {
      file = file.password(password::toCharArray);
    }
    return file.reloading();
  }

  /** Of one that is known to be there. */
  private String value(String name) {
    return Objects.requireNonNull(values.get(name));
  }

  /** What is wrong, under the name that the user knows it by. */
  private static <T> T naming(String name, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      var parts = ARGUMENT.matcher(String.valueOf(e.getMessage()));
      boolean known = parts.matches();
      throw new IllegalArgumentException(
          (known ? ARGUMENTS.getOrDefault(parts.group(1), name) : name)
              + ": "
              + (known ? parts.group(2) : "is not what is needed"));
    }
  }

  /** What a client needs and has not got, by its names. */
  IllegalArgumentException missing(List<String> what) {
    List<String> names =
        what.stream()
            .map(
                each ->
                    switch (each) {
                      case "environment" ->
                          ENVIRONMENT + " (or " + String.join(" or ", ADDRESSES) + ")";
                      case "signingKey" -> String.join(" or ", KEYS);
                      case "clientId" -> CLIENT_ID;
                      default -> SCOPES;
                    })
            .toList();
    return new IllegalArgumentException(
        "environment variables: not found: "
            + String.join("; ", names)
            + (directory == null
                ? ". No directory of a platform's secrets was used"
                : ". A directory of a platform's secrets was used, since no variable of these names"
                    + " is set"));
  }

  @Override
  public String toString() {
    return "EnvironmentSettings" + values.keySet();
  }
}
