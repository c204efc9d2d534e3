package io.github.dialogporten.sdk.examples.cli;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Altinn's test token generator. */
final class TestTokenOptions {

  @Option(
      names = "--test-token",
      paramLabel = "KIND",
      description =
          "A token of Altinn's test token generator, for: person (with --pid), systemuser (with"
              + " --system-user and --system-user-id) or organisation (with --consumer-org)."
              + " Not in production.")
  @Nullable String kind;

  @Option(
      names = "--system-user-id",
      paramLabel = "UUID",
      description = "The system user's id in this environment.")
  @Nullable UUID systemUserId;

  @Option(
      names = "--level",
      paramLabel = "N",
      description = "The person's authentication level, 1 to 4. Default 3.")
  @Nullable Integer level;

  @Option(
      names = "--test-user",
      paramLabel = "NAME",
      description =
          "Your user name at the generator, with --test-password-env. Without, a token from"
              + " Maskinporten is sent to it: --client-id and --key, whose client has the scope"
              + " altinn:testtools/tokengenerator.")
  @Nullable String testUser;

  @Option(
      names = "--test-password-env",
      paramLabel = "VAR",
      description = "The environment variable with the password at the generator.")
  @Nullable String testPasswordEnv;

  @Option(
      names = "--test-tokens-url",
      paramLabel = "URL",
      description =
          "The generator elsewhere: the part before GetPersonalToken. Needed for an Altinn on this"
              + " machine that 'serve' runs, which prints it.")
  @Nullable String testTokensUrl;
}
