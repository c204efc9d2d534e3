package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.text.Localized;
import io.github.dialogporten.sdk.tokens.ExchangingTokenProvider;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one command works with: a client for the chosen Altinn, and how the person wants answers.
 */
final class Session implements AutoCloseable {

  private static final Duration TOKEN_WAIT = Duration.ofSeconds(60);

  private final Settings settings;
  private final Place place;
  private final @Nullable PersonLogin login;
  private final @Nullable TokenProvider tokens;
  private final DialogportenClient client;

  /** Whose tokens a command takes. */
  enum As {
    /** Whom the options name. */
    CALLER,
    /** A person who logs in, instead of what the options say of tokens. */
    PERSON,
    /** The service owner's own organisation. */
    SERVICE_OWNER,
    /** Nobody's: what is asked for is open to everybody. */
    NOBODY
  }

  /**
   * What is special about a command.
   *
   * @param as whose tokens it takes
   * @param altinnToken whether tokens are exchanged for Altinn's
   * @param issuerEnough whether nothing but the issuer of tokens is asked
   */
  record Use(As as, boolean altinnToken, boolean issuerEnough) {

    boolean login() {
      return as == As.PERSON;
    }
  }

  private Session(Settings settings, Place place, Use use) {
    this.settings = settings;
    this.place = place;
    this.login = use.login() ? PersonLogin.of(settings, place) : null;
    this.tokens = tokens(use);
    DialogportenClient.Builder builder =
        DialogportenClient.builder(place.connection()).options(none -> options(settings));
    this.client = (tokens == null ? builder : builder.tokenProvider(tokens)).build();
  }

  private @Nullable TokenProvider tokens(Use use) {
    if (use.as == As.NOBODY) {
      return null;
    }
    TokenProvider source =
        login == null ? new Credentials(settings, place).provider(use.as) : login.tokens();
    return use.altinnToken ? ExchangingTokenProvider.of(place.connection(), source) : source;
  }

  /**
   * Opens one: nothing is sent yet. Without an environment an Altinn is started in this process.
   *
   * @param settings the options
   * @param use what is special about the command
   * @return a session, to be closed
   */
  static Session open(Settings settings, Use use) {
    options(settings); // bad languages are told before a server is started
    Place place = use.issuerEnough ? Place.issuer(settings) : Place.altinn(settings, use.login());
    try {
      return new Session(settings, place, use);
    } catch (RuntimeException e) {
      place.close();
      throw e;
    }
  }

  /** How the person wants answers: for all calls of the command. */
  private static CallOptions options(Settings settings) {
    CallOptions options = CallOptions.none().withLanguages(settings.languages());
    return settings.json() ? options.withRawJson() : options;
  }

  DialogportenClient client() {
    return client;
  }

  AltinnEnvironment environment() {
    return place.environment();
  }

  Settings settings() {
    return settings;
  }

  /** Whether Altinn is in this process: then nothing that is done matters to anybody. */
  boolean isInProcess() {
    return place.local().isPresent();
  }

  /** The person who is to log in, where the command was asked for that. */
  Optional<PersonLogin> login() {
    return Optional.ofNullable(login);
  }

  /** A token as the SDK would send it. */
  AccessToken token() {
    return Objects.requireNonNull(tokens, "a command of nobody needs no token")
        .token(new TokenRequest(TokenPurpose.DIALOGPORTEN, TOKEN_WAIT));
  }

  /** A text in the language that the person wants; empty when there is none. */
  String text(Localized texts) {
    return texts.text(settings.languages().toArray(String[]::new));
  }

  @Override
  public void close() {
    place.close();
  }
}
