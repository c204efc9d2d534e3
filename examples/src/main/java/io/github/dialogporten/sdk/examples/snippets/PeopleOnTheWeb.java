package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.LoginRequiredException;
import io.github.dialogporten.sdk.idporten.Callback;
import io.github.dialogporten.sdk.idporten.ClientAuthentication;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.LoginFailedException;
import io.github.dialogporten.sdk.idporten.LoginOptions;
import io.github.dialogporten.sdk.idporten.LoginStart;
import io.github.dialogporten.sdk.idporten.LogoutNotice;
import io.github.dialogporten.sdk.idporten.PendingLogin;
import io.github.dialogporten.sdk.idporten.PersonSession;
import io.github.dialogporten.sdk.idporten.SessionStore;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** People in a web back end, as the documentation shows it. */
public final class PeopleOnTheWeb {

  private PeopleOnTheWeb() {}

  /**
   * The client that serves all people.
   *
   * @return a client
   */
  public static IdPortenClient client() {
    // snippet:start web-client
    var connection = AltinnConnection.to(AltinnEnvironment.TT02);
    var idporten =
        IdPortenClient.builder(connection)
            .clientId("your-web-client-id")
            .authentication(ClientAuthentication.privateKeyJwt(SigningKey.jwk(Path.of("key.jwk"))))
            .scopes("openid", "digdir:dialogporten")
            .redirectUri(URI.create("https://app.example.no/callback"))
            .postLogoutRedirectUri(URI.create("https://app.example.no/"))
            .build();
    // snippet:end
    return idporten;
  }

  /**
   * Sends a browser to ID-porten.
   *
   * @param idporten the client
   * @param pendingLogins those of this browser's web session
   * @param redirect answers the request with a redirect
   */
  public static void start(
      IdPortenClient idporten, Map<String, PendingLogin> pendingLogins, Consumer<URI> redirect) {
    // snippet:start web-login-start
    LoginStart start = idporten.startLogin(LoginOptions.defaults().uiLocales("nb", "en"));
    pendingLogins.put(start.pending().state(), start.pending()); // in this browser's web session
    redirect.accept(start.uri());
    // snippet:end
  }

  /**
   * Takes a browser that comes back.
   *
   * @param idporten the client
   * @param pendingLogins those of this browser's web session
   * @param rawQuery the query of the request
   * @param webSessionId a new id of the web session
   * @param store where sessions are kept
   * @param show shows a page
   */
  public static void callback(
      IdPortenClient idporten,
      Map<String, PendingLogin> pendingLogins,
      String rawQuery,
      String webSessionId,
      SessionStore store,
      Consumer<String> show) {
    // snippet:start web-login-callback
    Callback callback = Callback.ofQuery(rawQuery);
    PendingLogin pending = pendingLogins.remove(callback.state().orElse("")); // once only
    if (pending == null) {
      show.accept("This login was not started here, or is finished already.");
      return;
    }
    try {
      PersonSession session = idporten.finishLogin(pending, callback);
      idporten.person(webSessionId, store).begin(session); // under a new web session id
    } catch (LoginFailedException e) {
      show.accept(
          switch (e.reason()) {
            case CANCELLED -> "You went back. Log in when you like to.";
            case SERVER -> "ID-porten has a problem. Try again in a moment.";
            default -> "The login did not come about. Start again.";
          });
    } catch (DialogportenException e) {
      show.accept("ID-porten or the store does not answer. Start again in a moment.");
    }
    // snippet:end
  }

  /**
   * Opens a dialog for a logged-in person.
   *
   * @param altinn the client that was built once
   * @param idporten the client
   * @param webSessionId the id of the web session
   * @param store where sessions are kept
   * @param dialogId which dialog
   * @param logIn sends the browser to the login
   */
  public static void person(
      DialogportenClient altinn,
      IdPortenClient idporten,
      String webSessionId,
      SessionStore store,
      UUID dialogId,
      Runnable logIn) {
    // snippet:start person-provider
    var person = altinn.actingAs(idporten.person(webSessionId, store)); // same connections
    try {
      Dialog dialog = person.dialogs().open(dialogId);
      person.content().main(dialog);
    } catch (LoginRequiredException e) {
      logIn.run(); // the session has ended; an outage of ID-porten is another exception
    }
    // snippet:end
  }

  /**
   * Opens a dialog that may need a higher level.
   *
   * @param person the client, acting as a person
   * @param idporten the client
   * @param session the session of the person who is logged in
   * @param dialogId which dialog
   * @param pendingLogins those of this browser's web session
   * @param redirect answers the request with a redirect
   */
  public static void stepUp(
      DialogportenClient person,
      IdPortenClient idporten,
      PersonSession session,
      UUID dialogId,
      Map<String, PendingLogin> pendingLogins,
      Consumer<URI> redirect) {
    // snippet:start step-up
    try {
      person.dialogs().open(dialogId);
    } catch (ForbiddenException refused) {
      if (refused.requiredAcr().isEmpty()) {
        throw refused; // another login does not help
      }
      var sameOne = LoginOptions.defaults().samePersonAs(session); // or anybody could be logged in
      LoginStart start = idporten.stepUp(refused, sameOne); // then as any login
      pendingLogins.put(start.pending().state(), start.pending());
      redirect.accept(start.uri());
    }
    // snippet:end
  }

  /**
   * Logs a person out.
   *
   * @param idporten the client
   * @param webSessionId the id of the web session
   * @param store where sessions are kept
   * @param redirect answers the request with a redirect
   */
  public static void logout(
      IdPortenClient idporten, String webSessionId, SessionStore store, Consumer<URI> redirect) {
    // snippet:start web-logout
    var tokens = idporten.person(webSessionId, store);
    PersonSession session = tokens.session().orElse(null);
    if (session == null) {
      return; // a second click
    }
    URI next = idporten.logout(session); // revoked; throws in an outage, and all is as it was
    tokens.end();
    redirect.accept(next); // on to ID-porten's logout
    // snippet:end
  }

  /**
   * Takes a message of ID-porten's that somebody has logged out.
   *
   * @param idporten the client
   * @param logoutToken the field {@code logout_token} of the request
   * @param sessions all that are logged in, by the ids of their web sessions
   * @param store where sessions are kept
   */
  public static void loggedOut(
      IdPortenClient idporten,
      String logoutToken,
      Map<String, PersonSession> sessions,
      SessionStore store) {
    // snippet:start back-channel-logout
    LogoutNotice notice = idporten.backChannelLogout(logoutToken); // throws: answer 400
    sessions.forEach(
        (webSessionId, session) -> {
          if (notice.concerns(session)) {
            idporten.person(webSessionId, store).end();
          }
        });
    // snippet:end
  }
}
