package io.github.dialogporten.sdk.examples.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The global options with the environment variables behind them: an option goes before its
 * variable, and an empty variable counts as none. Its {@code toString} holds no values.
 */
final class Settings {

  private static final String DEFAULT_SCOPE = "digdir:dialogporten";

  private final GlobalOptions options;
  private final Map<String, String> environment;

  Settings(GlobalOptions options, Map<String, String> environment) {
    this.options = options;
    this.environment = environment;
  }

  @Nullable String env() {
    return either(options.env, "DIALOGPORTEN_ENV");
  }

  @Nullable String dialogportenUrl() {
    return either(options.dialogportenUrl, "DIALOGPORTEN_URL");
  }

  @Nullable String platformUrl() {
    return either(options.platformUrl, "DIALOGPORTEN_PLATFORM_URL");
  }

  @Nullable String maskinportenUrl() {
    return either(options.maskinportenUrl, "DIALOGPORTEN_MASKINPORTEN_URL");
  }

  /**
   * The token; one given as an option goes before a client in variables, and the other way round.
   */
  @Nullable String token() {
    return options.token == null && (options.clientId != null || options.key != null)
        ? null
        : either(options.token, "DIALOGPORTEN_TOKEN");
  }

  @Nullable String clientId() {
    return client(options.clientId, "DIALOGPORTEN_CLIENT_ID");
  }

  @Nullable String key() {
    return client(options.key, "DIALOGPORTEN_KEY");
  }

  @Nullable String systemUser() {
    return client(options.systemUser, "DIALOGPORTEN_SYSTEM_USER");
  }

  @Nullable String externalRef() {
    return client(options.externalRef, "DIALOGPORTEN_EXTERNAL_REF");
  }

  List<String> scopes() {
    List<String> given = givenScopes();
    return given.isEmpty() ? List.of(DEFAULT_SCOPE) : given;
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

  boolean hasUrls() {
    return Stream.of(dialogportenUrl(), platformUrl(), maskinportenUrl()).anyMatch(v -> v != null);
  }

  boolean hasClientPart() {
    return Stream.of(clientId(), key(), systemUser(), externalRef()).anyMatch(v -> v != null)
        || !givenScopes().isEmpty();
  }

  boolean hasCredentials() {
    return token() != null || hasClientPart();
  }

  private List<String> givenScopes() {
    return options.scopes.isEmpty()
        ? words(client(null, "DIALOGPORTEN_SCOPE"))
        : options.scopes.stream().flatMap(value -> words(value).stream()).toList();
  }

  /** A client's parts from variables do not count beside a token given as an option. */
  private @Nullable String client(@Nullable String option, String variable) {
    return option == null && options.token != null ? null : either(option, variable);
  }

  private @Nullable String either(@Nullable String option, String variable) {
    if (option != null) {
      return option;
    }
    String value = environment.get(variable);
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
