package io.github.dialogporten.sdk.examples.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.NotOfferedException;
import io.github.dialogporten.sdk.idporten.PersonSession;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A person logs out. */
@Command(
    name = "logout",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Ends the session in --session-file: its tokens are revoked at the issuer, and it is removed"
          + " from the file. The browser then opens at the issuer's logout address, since the person"
          + " is still logged in there. With --json one object: wasLoggedIn.",
      "",
      "It takes the same --env or --idporten-url, --client-id and --client-auth as 'login'."
    })
final class LogoutCommand implements Callable<Integer> {

  @Option(
      names = "--no-browser",
      description =
          "Opens no browser: prints the logout address on standard error, on a line of its own. It"
              + " holds the id token: for the person's own eyes.")
  private boolean noBrowser;

  @Mixin private GlobalOptions options = new GlobalOptions();

  private final Console console;
  private final Map<String, String> environment;

  LogoutCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Settings settings = new Settings(options, environment);
    LoginCommand.refuseOtherIdentities(settings, "logout");
    if (settings.sessionFile() == null) {
      throw new UsageException("logout goes with --session-file.");
    }
    try (Place place = Place.issuer(settings)) {
      PersonLogin login = PersonLogin.of(settings, place);
      Optional<PersonSession> session = login.tokens().session();
      Optional<URI> address = session.flatMap(ending -> revoked(login.client(), ending));
      if (session.isPresent()) {
        login.tokens().end();
      }
      if (settings.json()) {
        console.json(JsonNodeFactory.instance.objectNode().put("wasLoggedIn", session.isPresent()));
      } else {
        console.line(session.isPresent() ? "Logged out." : "Nobody is logged in.");
      }
      address.ifPresent(this::leave);
    }
    console.checkpoint();
    return ExitCodes.DONE;
  }

  /** The issuer first: a session that it could not be told about stays for another try. */
  private Optional<URI> revoked(IdPortenClient client, PersonSession session) {
    try {
      return Optional.of(client.logout(session));
    } catch (NotOfferedException e) {
      console.note("The issuer has no logout address: the person stays logged in there.");
      return Optional.empty();
    }
  }

  private void leave(URI address) {
    if (noBrowser) {
      console.note("Open this address in the browser that was used, to log out at the issuer:");
      console.address(address);
    } else if (PersonLogin.opened(address)) {
      console.note("A browser opens, for the logout at the issuer.");
    } else {
      // the address is not shown unasked: it says who it is
      console.note("There is no browser here: the person stays logged in at the issuer.");
    }
  }
}
