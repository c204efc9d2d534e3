package io.github.dialogporten.sdk.examples.desktop;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.actions.Confirmation;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.dialogs.GuiActionKind;
import io.github.dialogporten.sdk.errors.LoginRequiredException;
import io.github.dialogporten.sdk.idporten.ClientAuthentication;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.idporten.LoginOptions;
import io.github.dialogporten.sdk.idporten.PersonSession;
import io.github.dialogporten.sdk.idporten.PersonTokenProvider;
import io.github.dialogporten.sdk.idporten.desktop.BrowserLauncher;
import io.github.dialogporten.sdk.idporten.desktop.DesktopLogin;
import io.github.dialogporten.sdk.parties.Party;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The person at this machine, and what they do in their inbox. */
final class PersonAtTheDesktop implements AutoCloseable {

  private static final int SHOWN = 10;

  private final IdPortenClient idporten;
  private final DialogportenClient altinn;
  private final PersonTokenProvider tokens;
  private final DesktopLogin login;
  private final Consumer<String> out;

  PersonAtTheDesktop(DesktopSettings settings, BrowserLauncher browser, Consumer<String> out) {
    this.out = out;
    this.idporten =
        IdPortenClient.builder(settings.connection())
            .issuer(settings.issuer())
            .clientId(settings.clientId())
            .authentication(ClientAuthentication.none())
            .scopes("openid", "digdir:dialogporten")
            .build();
    this.tokens = idporten.person("me", settings.store());
    this.login =
        DesktopLogin.builder(idporten)
            .browser(browser)
            .announce(address -> out.accept("Open this in a browser: " + address))
            .build();
    this.altinn = DialogportenClient.builder(settings.connection()).tokenProvider(tokens).build();
  }

  /**
   * The five steps, an action only if it is wanted. Whose session has ended meanwhile logs in, and
   * goes on.
   */
  void readInbox(boolean perform) {
    if (tokens.session().isEmpty()) {
      logIn(); // 1 a token
    }
    try {
      fiveSteps(perform);
    } catch (LoginRequiredException e) {
      logIn();
      fiveSteps(perform);
    }
  }

  private void logIn() {
    out.accept("Log in in the browser.");
    PersonSession session = login.run(LoginOptions.defaults().uiLocales("nb", "en"));
    tokens.begin(session);
    out.accept("Logged in at " + session.acr().orElse("an unknown level") + ".");
  }

  private void fiveSteps(boolean perform) {
    List<Party> parties = altinn.parties().list().searchable(); // 2 whom the person may act for
    out.accept("Parties: " + parties.size());
    if (parties.isEmpty()) {
      return;
    }
    DialogQuery query = DialogQuery.forParties(parties).newestFirst().atMost(SHOWN).build();
    List<DialogSummary> hits = altinn.dialogs().search(query).stream().toList(); // 3 no marks
    hits.forEach(hit -> out.accept("  " + hit.contentUpdatedAt() + "  " + title(hit)));
    first(hits).map(this::open).filter(dialog -> perform).ifPresent(this::perform);
  }

  /** The newest that has a title; others are for systems only. */
  private static Optional<DialogSummary> first(List<DialogSummary> hits) {
    return hits.stream().filter(hit -> !title(hit).isEmpty()).findFirst();
  }

  private static String title(DialogSummary hit) {
    return hit.title().text("nb", "nn", "en");
  }

  private Dialog open(DialogSummary hit) {
    Dialog dialog = altinn.dialogs().open(hit.id()); // 4 marks it as seen
    out.accept("");
    out.accept("Opened, and so marked as seen: " + title(hit));
    altinn.content().main(dialog).ifPresent(body -> out.accept(body.text())); // 5 content
    dialog.attachments().forEach(file -> out.accept("  " + file.displayName().text("nb", "en")));
    possible(dialog).forEach(action -> out.accept("  could: " + action.title().text("nb", "en")));
    return dialog;
  }

  private static Stream<GuiAction> possible(Dialog dialog) {
    return dialog.guiActions().stream().filter(action -> action.isWrite() && action.isAuthorized());
  }

  /** ... and actions: {@code --perform} is the person's yes. */
  private void perform(Dialog dialog) {
    possible(dialog)
        .filter(action -> action.kind().equals(GuiActionKind.WRITE))
        .findFirst()
        .ifPresent(
            action -> {
              altinn.actions().perform(dialog, action, Confirmation.given());
              out.accept("Performed: " + action.title().text("nb", "en"));
            });
  }

  /** Ends the session here and its tokens at the issuer. */
  void logOut() {
    Optional<PersonSession> session = tokens.session();
    tokens.end();
    session.ifPresent(idporten::revoke);
    out.accept("Logged out.");
  }

  @Override
  public void close() {
    login.cancel();
  }

  @Override
  public String toString() {
    return "PersonAtTheDesktop";
  }
}
