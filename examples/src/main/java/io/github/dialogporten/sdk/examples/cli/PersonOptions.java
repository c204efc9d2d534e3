package io.github.dialogporten.sdk.examples.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A person who has logged in, and how the client shows the issuer who it is. */
final class PersonOptions {

  @Option(
      names = "--session-file",
      paramLabel = "FILE",
      description =
          "The encrypted file in which 'login' keeps the session. Other commands then act for that"
              + " person; they need the same --client-id, and --client-auth with what goes with it.")
  @Nullable String sessionFile;

  @Option(
      names = "--session-key-env",
      paramLabel = "VAR",
      description =
          "The environment variable with the file's key: 32 bytes in hex or base64, as"
              + " 'new-session-key' prints them. Default: DIALOGPORTEN_SESSION_KEY.")
  @Nullable String sessionKeyEnv;

  @Option(
      names = "--client-auth",
      paramLabel = "METHOD",
      description =
          "How the client shows the issuer who it is: private_key_jwt (the default with a --key),"
              + " client_secret_basic (the default with a --client-secret-env),"
              + " client_secret_post, or none (the default without either).")
  @Nullable String clientAuth;

  @Option(
      names = "--client-secret-env",
      paramLabel = "VAR",
      description = "The environment variable with the client's secret.")
  @Nullable String clientSecretEnv;
}
