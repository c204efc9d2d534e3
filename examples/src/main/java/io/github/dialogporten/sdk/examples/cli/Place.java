package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a command works: an Altinn somewhere, one in this process, or an OpenID provider only. One
 * connection leads there.
 */
final class Place implements AutoCloseable {

  private final AltinnConnection connection;
  private final @Nullable LocalAltinn local;
  private final boolean issuerOnly;

  private Place(AltinnConnection connection, @Nullable LocalAltinn local, boolean issuerOnly) {
    this.connection = connection;
    this.local = local;
    this.issuerOnly = issuerOnly;
  }

  /**
   * For a command that talks to Altinn. Without an environment an Altinn is started in this
   * process.
   *
   * @param settings the options
   * @param login whether a person logs in, so that Maskinporten is not asked
   * @return the place, to be closed
   */
  static Place altinn(Settings settings, boolean login) {
    Optional<AltinnEnvironment> chosen = Environments.choose(settings, login);
    AltinnHttp http = http(settings); // a bad key is told before a server is started
    if (chosen.isPresent()) {
      return new Place(connection(chosen.get(), http), null, false);
    }
    LocalAltinn local = LocalAltinn.start();
    return new Place(connection(local.environment(), http), local, false);
  }

  /** For a login, a logout or a session's token: an issuer alone is enough. */
  static Place issuer(Settings settings) {
    String issuer = settings.idportenUrl();
    return issuer == null || settings.env() != null || settings.hasUrls()
        ? altinn(settings, true)
        : new Place(AltinnConnection.to(Environments.ofIssuer(issuer)), null, true);
  }

  private static AltinnConnection connection(AltinnEnvironment environment, AltinnHttp http) {
    return AltinnConnection.builder(environment).http(http).build();
  }

  private static AltinnHttp http(Settings settings) {
    AltinnHttp.Builder builder = AltinnHttp.builder();
    String key = settings.subscriptionKey();
    return Arguments.named(
        Settings.SUBSCRIPTION_KEY_FILE,
        () -> (key == null ? builder : builder.subscriptionKey(key)).build());
  }

  /** What every client of the command is built from. */
  AltinnConnection connection() {
    return connection;
  }

  AltinnEnvironment environment() {
    return connection.environment();
  }

  /** The Altinn in this process, if it is there. */
  Optional<LocalAltinn> local() {
    return Optional.ofNullable(local);
  }

  /** Whether there is an OpenID provider, and no Altinn. */
  boolean isIssuerOnly() {
    return issuerOnly;
  }

  @Override
  public void close() {
    connection.close();
    if (local != null) {
      local.close();
    }
  }
}
