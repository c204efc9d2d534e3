package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.dialogtoken.DialogTokenCheck;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenResult;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether a dialog token is valid, and why not. */
@Command(
    name = "verify-token",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Validates a dialog token: signature, issuer, times, and what is asked of it; names everything"
          + " that is wrong, and tells what the token says. Needs no token and no client of its own:"
          + " only --env or an address, for the issuer and its public keys.",
      "",
      "Exit code 0 for a valid token, 1 for another one. With --json: one JSON object."
    })
final class VerifyTokenCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "TOKEN",
      description =
          "The token; - reads it from standard input, where it does not show in the list of"
              + " processes.")
  private @Nullable String token;

  @Option(names = "--file", paramLabel = "FILE", description = "A file with the token in it.")
  private @Nullable Path file;

  @Option(names = "--dialog", paramLabel = "ID", description = "It has to be for this dialog.")
  private @Nullable UUID dialog;

  @Option(
      names = "--action",
      paramLabel = "ACTION[,ATTRIBUTE]",
      description = "It has to allow this action, a whole entry of the token. Repeatable.")
  private List<String> actions = new ArrayList<>();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = Times.class,
      description = "It has to be valid at this time. Default: now.")
  private @Nullable Instant at;

  @Option(
      names = "--jwks",
      paramLabel = "FILE",
      description =
          "The public keys, as 'token-keys --json' prints them: then nothing is sent to anybody.")
  private @Nullable Path jwks;

  @Option(names = "--show", description = "Shows persons too: they are hidden unless asked for.")
  private boolean show;

  @Mixin private GlobalOptions options = new GlobalOptions();

  private final Console console;
  private final Map<String, String> environment;

  VerifyTokenCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    if ((token == null) == (file == null)) {
      throw new UsageException("Which token? TOKEN, - for standard input, or --file FILE.");
    }
    DialogTokenCheck check = check();
    String text = token();
    Settings settings = new Settings(options, environment);
    try (Place place = Place.altinn(settings, true)) {
      DialogTokenResult result = validator(place).validate(text, check);
      VerifiedToken told = new VerifiedToken(result, show);
      if (settings.json()) {
        console.line(told.json());
      } else {
        told.lines().forEach(console::line);
        told.hint().ifPresent(console::note);
      }
      console.checkpoint();
      return result.isValid() ? ExitCodes.DONE : ExitCodes.FAILED;
    }
  }

  private DialogTokenCheck check() {
    DialogTokenCheck check =
        dialog == null ? DialogTokenCheck.anyDialog() : DialogTokenCheck.forDialog(dialog);
    for (String action : actions) {
      DialogTokenCheck before = check;
      check = Arguments.named("--action", () -> before.requiring(action));
    }
    Instant time = at;
    DialogTokenCheck untimed = check;
    return time == null ? check : Arguments.named("--at", () -> untimed.at(time));
  }

  private String token() throws IOException {
    if (file != null) {
      return read("--file", file).strip();
    }
    return "-".equals(token) ? console.input().strip() : String.valueOf(token);
  }

  private DialogTokenValidator validator(Place place) {
    DialogTokenValidator.Builder builder = DialogTokenValidator.builder(place.connection());
    Path keys = jwks;
    return keys == null
        ? builder.build()
        : Arguments.named("--jwks", () -> builder.keys(read("--jwks", keys))).build();
  }

  private static String read(String option, Path path) {
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageException(option + ": the file cannot be read");
    }
  }
}
