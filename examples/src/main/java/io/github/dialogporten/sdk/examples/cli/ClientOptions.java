package io.github.dialogporten.sdk.examples.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The client, in Maskinporten or in ID-porten, and what it asks for. */
final class ClientOptions {

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      description =
          "Your client in Maskinporten; in ID-porten where a person logs in."
              + " [DIALOGPORTEN_CLIENT_ID]")
  @Nullable String clientId;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The client's private key: a JSON Web Key, PEM (PKCS#8), or a business certificate in a"
              + " PKCS#12 store. Which of them is seen from the content. [DIALOGPORTEN_KEY]")
  @Nullable String key;

  @Option(
      names = "--key-id",
      paramLabel = "ID",
      description =
          "The id (kid) under which the key is registered on the client: for PEM, and for a JSON Web"
              + " Key without one. [DIALOGPORTEN_KEY_ID]")
  @Nullable String keyId;

  @Option(
      names = "--key-alias",
      paramLabel = "NAME",
      description = "Which key of a PKCS#12 store, if there are several. [DIALOGPORTEN_KEY_ALIAS]")
  @Nullable String keyAlias;

  @Option(
      names = "--key-password-env",
      paramLabel = "VAR",
      description =
          "The environment variable with the PKCS#12 store's password. Default:"
              + " DIALOGPORTEN_KEY_PASSWORD.")
  @Nullable String keyPasswordEnv;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description =
          "A scope to ask for; may be repeated. Default digdir:dialogporten; a login asks for openid"
              + " besides, and at an issuer without an Altinn for nothing else."
              + " [DIALOGPORTEN_SCOPE, several with spaces between]")
  List<String> scopes = new ArrayList<>();

  @Option(
      names = "--resource",
      paramLabel = "URI",
      description =
          "Restricts the token to this receiver; may be repeated. Dialogporten needs none.")
  List<String> resources = new ArrayList<>();
}
