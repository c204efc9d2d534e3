package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a command works: an Altinn somewhere, one in this process, or an OpenID provider only. */
final class Place implements AutoCloseable {

  private final @Nullable LocalAltinn local;
  private final @Nullable AltinnEnvironment environment;

  private Place(@Nullable LocalAltinn local, @Nullable AltinnEnvironment environment) {
    this.local = local;
    this.environment = environment;
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
    if (chosen.isPresent()) {
      return new Place(null, chosen.get());
    }
    LocalAltinn local = LocalAltinn.start();
    return new Place(local, local.environment());
  }

  /** For a login or a logout: an issuer alone is enough. */
  static Place issuer(Settings settings) {
    boolean alone = settings.idportenUrl() != null && settings.env() == null && !settings.hasUrls();
    return alone ? new Place(null, null) : altinn(settings, true);
  }

  /** The Altinn in this process, if it is there. */
  Optional<LocalAltinn> local() {
    return Optional.ofNullable(local);
  }

  /** The Altinn; empty when there is only an OpenID provider. */
  Optional<AltinnEnvironment> environment() {
    return Optional.ofNullable(environment);
  }

  AltinnEnvironment altinn() {
    return environment().orElseThrow(() -> new IllegalStateException("a place without an Altinn"));
  }

  @Override
  public void close() {
    if (local != null) {
      local.close();
    }
  }
}
