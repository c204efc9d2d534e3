package io.github.dialogporten.sdk.examples.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Altinn, and where its parts are. */
final class PlaceOptions {

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description =
          "Which Altinn: local (an Altinn in this process, with synthetic data; the"
              + " default), tt02, prod, at23 or yt01. [DIALOGPORTEN_ENV]")
  @Nullable String env;

  @Option(
      names = "--dialogporten-url",
      paramLabel = "URL",
      description =
          "Dialogporten elsewhere: the part before /api/v1; plain http for this machine only."
              + " [DIALOGPORTEN_URL]")
  @Nullable String dialogportenUrl;

  @Option(
      names = "--platform-url",
      paramLabel = "URL",
      description =
          "The Altinn platform elsewhere: the part before /authentication."
              + " [DIALOGPORTEN_PLATFORM_URL]")
  @Nullable String platformUrl;

  @Option(
      names = "--maskinporten-url",
      paramLabel = "URL",
      description = "Maskinporten elsewhere: the issuer. [DIALOGPORTEN_MASKINPORTEN_URL]")
  @Nullable String maskinportenUrl;

  @Option(
      names = "--idporten-url",
      paramLabel = "URL",
      description =
          "ID-porten elsewhere, or any other OpenID provider: the issuer exactly as it writes"
              + " itself. Alone it is enough for login and logout. [DIALOGPORTEN_IDPORTEN_URL]")
  @Nullable String idportenUrl;

  @Option(
      names = "--subscription-key-file",
      paramLabel = "FILE",
      description =
          "A file with your key to Altinn's gateway, if you were given one. It is sent to"
              + " Dialogporten and the Altinn platform only. As a variable, the key itself:"
              + " [DIALOGPORTEN_SUBSCRIPTION_KEY]")
  @Nullable String subscriptionKeyFile;
}
