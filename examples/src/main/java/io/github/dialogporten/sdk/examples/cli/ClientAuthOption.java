package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.idporten.ClientAuthentication;

/** How {@code --client-auth} says that the client shows the issuer who it is. */
final class ClientAuthOption {

  private ClientAuthOption() {}

  /** Reads the option, or what follows from those beside it. */
  static ClientAuthentication read(Settings settings) {
    String method = settings.clientAuth();
    return switch (method == null ? implied(settings) : method) {
      case "private_key_jwt" ->
          ClientAuthentication.privateKeyJwt(KeyOption.read(key(settings), settings));
      case "client_secret_basic" ->
          Arguments.named(
              "--client-secret-env", () -> ClientAuthentication.secretBasic(secret(settings)));
      case "client_secret_post" ->
          Arguments.named(
              "--client-secret-env", () -> ClientAuthentication.secretPost(secret(settings)));
      case "none" -> ClientAuthentication.none();
      default ->
          throw new UsageException(
              "--client-auth takes private_key_jwt, client_secret_basic, client_secret_post or"
                  + " none.");
    };
  }

  private static String implied(Settings settings) {
    if (settings.key() != null) {
      return "private_key_jwt";
    }
    return settings.clientSecret().isPresent() ? "client_secret_basic" : "none";
  }

  private static String key(Settings settings) {
    String file = settings.key();
    if (file == null) {
      throw new UsageException("--client-auth private_key_jwt goes with --key.");
    }
    return file;
  }

  private static String secret(Settings settings) {
    return settings
        .clientSecret()
        .orElseThrow(
            () ->
                new UsageException(
                    "--client-auth " + settings.clientAuth() + " goes with --client-secret-env."));
  }
}
