package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.idporten.ClientAuthentication;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.PersonTokenProvider;
import io.github.dialogporten.sdk.idporten.desktop.DesktopLogin;
import io.github.dialogporten.sdk.idporten.desktop.FileSessionStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A person in a desktop application, as the documentation shows it. */
public final class PeopleAtTheDesktop {

  private PeopleAtTheDesktop() {}

  /**
   * The tokens of the person at this machine, who logs in unless they are logged in already.
   *
   * @param settings the application's own folder
   * @param key 32 bytes from the operating system's keychain
   * @param show shows an address to the person
   * @return the tokens
   */
  public static PersonTokenProvider person(Path settings, byte[] key, Consumer<URI> show) {
    // snippet:start desktop-login
    var connection = AltinnConnection.to(AltinnEnvironment.TT02);
    var idporten =
        IdPortenClient.builder(connection)
            .clientId("your-desktop-client-id")
            .authentication(ClientAuthentication.none()) // what is installed keeps no secret
            .scopes("openid", "digdir:dialogporten")
            .build();
    var store = FileSessionStore.open(settings.resolve("sessions"), key); // encrypted
    var person = idporten.person("me", store);
    if (person.session().filter(session -> session.isRefreshable()).isEmpty()) {
      var login = DesktopLogin.builder(idporten).announce(show).build(); // where no browser opens
      person.begin(login.run()); // waits for the person, 5 minutes at most
    }
    // snippet:end
    return person;
  }
}
