package io.github.dialogporten.sdk.examples.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has, before it or after it. */
final class GlobalOptions {

  @Option(
      names = "--env",
      paramLabel = "NAME",
      order = 1,
      description =
          "Which Altinn: local (an Altinn in this process, with synthetic data; the"
              + " default), tt02, prod, at23 or yt01. [DIALOGPORTEN_ENV]")
  @Nullable String env;

  @Option(
      names = "--dialogporten-url",
      paramLabel = "URL",
      order = 2,
      description =
          "Dialogporten elsewhere: the part before /api/v1; plain http for this machine only."
              + " [DIALOGPORTEN_URL]")
  @Nullable String dialogportenUrl;

  @Option(
      names = "--platform-url",
      paramLabel = "URL",
      order = 3,
      description =
          "The Altinn platform elsewhere: the part before /authentication."
              + " [DIALOGPORTEN_PLATFORM_URL]")
  @Nullable String platformUrl;

  @Option(
      names = "--maskinporten-url",
      paramLabel = "URL",
      order = 4,
      description = "Maskinporten elsewhere: the issuer. [DIALOGPORTEN_MASKINPORTEN_URL]")
  @Nullable String maskinportenUrl;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      order = 5,
      description =
          "A ready bearer token, sent as it is. As an environment variable it does not show in"
              + " the list of processes. [DIALOGPORTEN_TOKEN]")
  @Nullable String token;

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      order = 6,
      description = "Your client in Maskinporten. [DIALOGPORTEN_CLIENT_ID]")
  @Nullable String clientId;

  @Option(
      names = "--key",
      paramLabel = "FILE.jwk",
      order = 7,
      description =
          "The client's private key, a JSON Web Key with the kid that Maskinporten knows it by."
              + " [DIALOGPORTEN_KEY]")
  @Nullable String key;

  @Option(
      names = "--system-user",
      paramLabel = "ORGNO",
      order = 8,
      description =
          "The organisation that owns the system user: your customer, or the accountant for an"
              + " agent system user. [DIALOGPORTEN_SYSTEM_USER]")
  @Nullable String systemUser;

  @Option(
      names = "--external-ref",
      paramLabel = "REF",
      order = 9,
      description =
          "The system user's external reference, if it was made with one."
              + " [DIALOGPORTEN_EXTERNAL_REF]")
  @Nullable String externalRef;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      order = 10,
      description =
          "A scope to ask Maskinporten for; may be repeated. Default digdir:dialogporten."
              + " [DIALOGPORTEN_SCOPE, several with spaces between]")
  List<String> scopes = new ArrayList<>();

  @Option(
      names = "--language",
      paramLabel = "nb,en",
      order = 11,
      description =
          "Languages of texts, in order of preference; without it the API is asked for all of"
              + " them. [DIALOGPORTEN_LANGUAGE]")
  @Nullable String language;

  @Option(
      names = "--json",
      order = 12,
      description = "The bytes that the API sent, and nothing else on standard output.")
  boolean json;

  @Option(
      names = "--verbose",
      order = 13,
      description =
          "What the SDK does, on standard error; stack traces too. Never tokens or personal data.")
  boolean verbose;
}
