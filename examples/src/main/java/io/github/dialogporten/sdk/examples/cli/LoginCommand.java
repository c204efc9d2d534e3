package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A person logs in. */
@Command(
    name = "login",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Logs a person in at ID-porten, or at any other OpenID provider, through a browser on this"
          + " machine, and tells what came of it; never the tokens, or who it is.",
      "",
      "The client is a native one, with the redirect address http://127.0.0.1:PORT/callback. Without"
          + " an environment the login is at the ID-porten of an Altinn in this process, whose page"
          + " offers synthetic people; --idporten-url alone takes another issuer, and no Altinn.",
      "",
      "With --session-file the session is kept, encrypted, for the other commands. 'run --login' goes"
          + " through the five steps as a person who logs in, without a file."
    })
final class LoginCommand implements Callable<Integer> {

  @Mixin private LoginFlags flags = new LoginFlags();

  @Mixin private GlobalOptions options = new GlobalOptions();

  private final Console console;
  private final Map<String, String> environment;

  LoginCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    Settings settings = new Settings(options, environment);
    refuseOtherIdentities(settings, "login");
    try (Place place = Place.issuer(settings)) {
      PersonLogin login = PersonLogin.of(settings, place);
      boolean kept = settings.sessionFile() != null;
      LoginReport report = new LoginReport(login, login.logIn(flags, settings, console), kept);
      report.tell(console, settings.json());
      report.complaint().ifPresent(console::note);
      if (place.local().isPresent()) {
        console.note(
            "The Altinn in this process ends now, and the login with it. 'run --login' goes on from"
                + " here, and 'serve' keeps an Altinn running.");
      } else if (!kept) {
        console.note("The session is not kept; --session-file keeps it for the other commands.");
      }
    }
    console.checkpoint();
    return ExitCodes.DONE;
  }

  /** Refuses what would be a token from somewhere else. */
  static void refuseOtherIdentities(Settings settings, String command) {
    if (settings.hasOptionsOfAnotherIdentity()) {
      throw new UsageException(
          command
              + " is for a person in a browser: it goes without --token, --test-token, --system-user"
              + " and what else says for whom a token is.");
    }
  }
}
