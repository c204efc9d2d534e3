package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import io.github.dialogporten.sdk.text.Localized;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one command works with: a client for the chosen Altinn, and how the person wants answers.
 */
final class Session implements AutoCloseable {

  private static final Duration TOKEN_WAIT = Duration.ofSeconds(60);

  private final Settings settings;
  private final @Nullable LocalAltinn local;
  private final AltinnEnvironment environment;
  private final AltinnHttp http;
  private final TokenProvider tokens;
  private final DialogportenClient client;

  private Session(Settings settings, @Nullable LocalAltinn local, AltinnEnvironment environment) {
    this.settings = settings;
    this.local = local;
    this.environment = environment;
    this.http = AltinnHttp.defaults();
    try {
      this.tokens = new Credentials(settings, environment, http).provider(local);
      this.client =
          DialogportenClient.builder()
              .environment(environment)
              .tokenProvider(tokens)
              .http(http)
              .build();
    } catch (RuntimeException e) {
      http.close();
      throw e;
    }
  }

  /**
   * Opens one: nothing is sent yet. Without an environment an Altinn is started in this process.
   *
   * @param settings the options
   * @return a session, to be closed
   */
  static Session open(Settings settings) {
    options(settings); // bad languages are told before a server is started
    Optional<AltinnEnvironment> chosen = Environments.choose(settings);
    if (chosen.isPresent()) {
      return new Session(settings, null, chosen.get());
    }
    LocalAltinn local = LocalAltinn.start();
    try {
      return new Session(settings, local, local.environment());
    } catch (RuntimeException e) {
      local.close();
      throw e;
    }
  }

  DialogportenClient client() {
    return client;
  }

  AltinnEnvironment environment() {
    return environment;
  }

  Settings settings() {
    return settings;
  }

  /** Whether Altinn is in this process: then nothing that is done matters to anybody. */
  boolean isInProcess() {
    return local != null;
  }

  /** A token as the SDK would send it. */
  AccessToken token() {
    return tokens.token(new TokenRequest(TokenPurpose.DIALOGPORTEN, TOKEN_WAIT));
  }

  /** Options of calls whose answers are shown. */
  CallOptions options() {
    return options(settings);
  }

  private static CallOptions options(Settings settings) {
    CallOptions options = CallOptions.none();
    List<String> languages = settings.languages();
    if (!languages.isEmpty()) {
      options = options.withLanguages(languages);
    }
    return settings.json() ? options.withRawJson() : options;
  }

  /** A text in the language that the person wants; empty when there is none. */
  String text(Localized texts) {
    return texts.text(settings.languages().toArray(String[]::new));
  }

  @Override
  public void close() {
    client.close();
    http.close();
    if (local != null) {
      local.close();
    }
  }
}
