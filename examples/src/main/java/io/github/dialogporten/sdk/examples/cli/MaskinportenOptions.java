package io.github.dialogporten.sdk.examples.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For whom Maskinporten is asked. */
final class MaskinportenOptions {

  @Option(
      names = "--system-user",
      paramLabel = "ORGNO",
      description =
          "The organisation that owns the system user: your customer, or the accountant for an"
              + " agent system user. [DIALOGPORTEN_SYSTEM_USER]")
  @Nullable String systemUser;

  @Option(
      names = "--external-ref",
      paramLabel = "REF",
      description =
          "The system user's external reference, if it was made with one."
              + " [DIALOGPORTEN_EXTERNAL_REF]")
  @Nullable String externalRef;

  @Option(
      names = "--organisation",
      description =
          "The client's own organisation, without a system user; Dialogporten refuses such a token."
              + " That is so without --system-user too, except in the Altinn in this process.")
  boolean organisation;

  @Option(
      names = "--consumer-org",
      paramLabel = "ORGNO",
      description = "On behalf of an organisation that has delegated the scopes in Altinn.")
  @Nullable String consumerOrg;

  @Option(
      names = "--pid",
      paramLabel = "NUMBER",
      description =
          "Restricts the token to one person's data; or whom a person's test token is for. As an"
              + " environment variable it does not show in the list of processes."
              + " [DIALOGPORTEN_PID]")
  @Nullable String pid;
}
