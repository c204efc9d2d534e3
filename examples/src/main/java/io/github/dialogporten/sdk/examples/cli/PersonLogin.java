package io.github.dialogporten.sdk.examples.cli;

import io.github.dialogporten.sdk.idporten.ClientAuthentication;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.LoginOptions;
import io.github.dialogporten.sdk.idporten.PersonSession;
import io.github.dialogporten.sdk.idporten.PersonTokenProvider;
import io.github.dialogporten.sdk.idporten.SessionStore;
import io.github.dialogporten.sdk.idporten.desktop.BrowserLauncher;
import io.github.dialogporten.sdk.idporten.desktop.DesktopLogin;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A person who logs in, or has logged in: the client at the issuer, and where the session is. */
final class PersonLogin {

  private static final String KEY = "person";
  private static final Map<String, String> OPTIONS =
      Map.of("clientId", "--client-id", "scopes", "--scope", "environment", "--env");

  private final String clientId;
  private final IdPortenClient client;
  private final PersonTokenProvider tokens;

  private PersonLogin(String clientId, IdPortenClient client, SessionStore store) {
    this.clientId = clientId;
    this.client = client;
    this.tokens = client.person(KEY, store);
  }

  /**
   * What came of a login.
   *
   * @param pushed whether the request was pushed to the issuer (PAR)
   */
  record Outcome(PersonSession session, boolean pushed) {}

  /**
   * The client that the options describe, and the session file that they name; sends nothing.
   *
   * @throws UsageException when the options say too little or too much
   */
  static PersonLogin of(Settings settings, Place place) {
    if (settings.sessionFile() != null && settings.hasOptionsOfAnotherIdentity()) {
      throw new UsageException(
          "--session-file is for a person's session: it goes without a token, a system user or"
              + " anything else that says for whom a token is.");
    }
    SessionStore store = SessionFileOption.open(settings);
    String clientId = clientId(settings, place);
    ClientAuthentication authentication = ClientAuthOption.read(settings);
    IdPortenClient.Builder builder = IdPortenClient.builder(place.connection());
    String issuer = settings.idportenUrl();
    return Arguments.named(
        "--idporten-url",
        OPTIONS,
        () -> {
          if (issuer != null) {
            builder.issuer(Environments.uri("--idporten-url", issuer));
          }
          builder.clientId(clientId).authentication(authentication);
          builder.scopes(scopes(settings, place).toArray(String[]::new));
          return new PersonLogin(clientId, builder.build(), store);
        });
  }

  private static List<String> scopes(Settings settings, Place place) {
    List<String> given = settings.givenScopes();
    if (!given.isEmpty()) {
      return given; // the client puts openid in front
    }
    return place.isIssuerOnly() ? List.of("openid") : List.of("openid", "digdir:dialogporten");
  }

  private static String clientId(Settings settings, Place place) {
    String given = settings.clientId();
    if (given != null) {
      return given;
    }
    return place
        .local()
        .map(local -> local.world().desktopClient().clientId())
        .orElseThrow(
            () -> new UsageException("--client-id is missing: the client that people log in to."));
  }

  /** The tokens of the person in the session file, or of the one who logged in here. */
  PersonTokenProvider tokens() {
    return tokens;
  }

  IdPortenClient client() {
    return client;
  }

  String clientId() {
    return clientId;
  }

  /**
   * Has a person log in in a browser on this machine, and keeps the session.
   *
   * @param flags what to ask for
   * @param settings more of that
   * @param console where the address is shown when no browser opens
   */
  Outcome logIn(LoginFlags flags, Settings settings, Console console) {
    LoginOptions options = flags.options(settings);
    AtomicBoolean pushed = new AtomicBoolean();
    DesktopLogin.Builder builder =
        Arguments.named("--redirect-path", () -> DesktopLogin.builder(client).path(flags.path()));
    DesktopLogin login =
        builder
            .port(flags.port())
            .timeLimit(flags.timeLimit())
            .browser(
                address -> {
                  pushed.set(isPushed(address));
                  show(address, flags.opensBrowser(), console);
                  return true;
                })
            .build();
    PersonSession session = login.run(options);
    tokens.begin(session);
    return new Outcome(session, pushed.get());
  }

  private static void show(URI address, boolean inBrowser, Console console) {
    if (inBrowser && opened(address)) {
      console.note("A browser opens, for the login. The program waits until you are back.");
      return;
    }
    console.address(address); // first, for those who read one line
    console.note("Open that address in a browser on this machine; the program waits.");
  }

  /** Opens the browser; what goes wrong with it is no reason to give up. */
  static boolean opened(URI address) {
    try {
      return BrowserLauncher.system().open(address);
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static boolean isPushed(URI address) {
    String query = address.getRawQuery();
    return query != null && ("&" + query).contains("&request_uri=");
  }
}
