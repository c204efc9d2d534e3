package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenIssuer;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenKey;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenKeySet;
import io.github.dialogporten.sdk.dialogtoken.DialogTokens;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What Dialogporten publishes about its dialog tokens. */
@Command(
    name = "token-keys",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Tells who issues dialog tokens and with which public keys. Needs no token and no client. With"
          + " --json: the keys as they are published, for 'verify-token --jwks'."
    })
final class TokenKeysCommand implements Callable<Integer> {

  @Option(names = "--issuer", description = "The issuer only.")
  private boolean issuerOnly;

  @Mixin private GlobalOptions options = new GlobalOptions();

  private final Console console;
  private final Map<String, String> environment;

  TokenKeysCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Settings settings = new Settings(options, environment);
    try (Place place = Place.altinn(settings, true)) {
      DialogportenClient nobody =
          DialogportenClient.builder(place.connection())
              .options(o -> settings.json() ? o.withRawJson() : o)
              .build();
      tell(nobody.dialogTokens(), settings.json());
    }
    console.checkpoint();
    return ExitCodes.DONE;
  }

  private void tell(DialogTokens tokens, boolean json) {
    if (json) {
      Optional<byte[]> raw = issuerOnly ? tokens.issuer().rawJson() : tokens.keys().rawJson();
      console.bytes(raw.orElseThrow(() -> new IllegalStateException("the bytes were not kept")));
      return;
    }
    DialogTokenIssuer issuer = tokens.issuer();
    console.line(Text.padded("issuer", 10) + issuer.issuer().orElse(""));
    console.line(Text.padded("keys at", 10) + issuer.keys().orElse(""));
    if (!issuerOnly) {
      DialogTokenKeySet keys = tokens.keys();
      keys.keys().forEach(key -> console.line(Text.padded("key", 10) + described(key)));
    }
  }

  private static String described(DialogTokenKey key) {
    return key.id().orElse("(without an id)")
        + "  "
        + key.curve().orElse("")
        + "  "
        + key.x().orElse("");
  }
}
