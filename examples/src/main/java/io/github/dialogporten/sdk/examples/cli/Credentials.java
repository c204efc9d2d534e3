package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.maskinporten.SystemUser;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where tokens come from: a ready one, or Maskinporten. */
final class Credentials {

  private final Settings settings;
  private final AltinnEnvironment environment;
  private final AltinnHttp http;

  Credentials(Settings settings, AltinnEnvironment environment, AltinnHttp http) {
    this.settings = settings;
    this.environment = environment;
    this.http = http;
  }

  /**
   * The source of tokens.
   *
   * @param local the Altinn in this process, whose client and system user are taken where the
   *     options name none; null outside
   * @return the provider; nothing is sent yet
   * @throws UsageException when the options say too little or too much
   */
  TokenProvider provider(@Nullable LocalAltinn local) {
    String token = settings.token();
    if (token != null) {
      if (settings.hasClientPart()) {
        throw new UsageException("Either --token or a client (--client-id, --key ...), not both.");
      }
      AccessToken.of(token); // refuses what cannot stand in a header
      return TokenProvider.ofToken(token);
    }
    MaskinportenClient client =
        MaskinportenClient.builder()
            .environment(environment)
            .clientId(clientId(local))
            .signingKey(key(local))
            .scopes(settings.scopes().toArray(String[]::new))
            .http(http)
            .build();
    return identity(client, local);
  }

  private TokenProvider identity(MaskinportenClient client, @Nullable LocalAltinn local) {
    String owner = settings.systemUser();
    if (owner == null && local != null) {
      owner = local.world().customer().number();
    }
    String reference = settings.externalRef();
    if (owner == null) {
      if (reference != null) {
        throw new UsageException("--external-ref goes with --system-user.");
      }
      return client.organisation();
    }
    SystemUser systemUser = SystemUser.of(owner);
    try {
      return client.systemUser(reference == null ? systemUser : systemUser.externalRef(reference));
    } catch (IllegalStateException e) {
      throw new UsageException(
          "Maskinporten has no system users for " + environment.name() + ": give a --token.");
    }
  }

  private String clientId(@Nullable LocalAltinn local) {
    if (settings.clientId() == null && settings.key() == null && local != null) {
      return local.world().clientId();
    }
    return needed(settings.clientId(), "--client-id");
  }

  private SigningKey key(@Nullable LocalAltinn local) {
    if (settings.clientId() == null && settings.key() == null && local != null) {
      return SigningKey.jwk(local.world().client().privateJwk());
    }
    String file = needed(settings.key(), "--key");
    try {
      return SigningKey.jwk(Path.of(file));
    } catch (InvalidPathException e) {
      throw new UsageException("--key takes the name of a file with a JSON Web Key.");
    }
  }

  private static String needed(@Nullable String value, String option) {
    if (value == null) {
      throw new UsageException(
          option
              + " is missing. A token comes from --token, or from Maskinporten with --client-id,"
              + " --key and --system-user.");
    }
    return value;
  }
}
