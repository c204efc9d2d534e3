package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.idporten.Callback;
import io.github.dialogporten.sdk.idporten.LoginFailedException;
import io.github.dialogporten.sdk.idporten.LoginOptions;
import io.github.dialogporten.sdk.idporten.LoginStart;
import io.github.dialogporten.sdk.idporten.NotOfferedException;
import io.github.dialogporten.sdk.idporten.PersonSession;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Logging in, at a higher level too, and out: here, and when ID-porten says so. */
final class LoginRoutes {

  private static final String DIALOGPORTEN = "digdir:dialogporten";
  private static final LoginOptions OPTIONS = LoginOptions.defaults().uiLocales("nb", "en");

  private final Site site;
  private final DialogRoutes dialogs;
  private final TimeSource time;
  private final Logins logins;

  LoginRoutes(Site site, DialogRoutes dialogs, TimeSource time) {
    this.site = site;
    this.dialogs = dialogs;
    this.time = time;
    this.logins = new Logins(time);
  }

  /** A link: it goes to ID-porten, which a form of a page under our policy may not. */
  Reply login(Call call) {
    return call.isPrefetch()
        ? Reply.empty(503)
        : begin(call, site.idporten().startLogin(OPTIONS), null);
  }

  /** One click on the page of a dialog that needs a higher level. */
  Reply stepUp(Call call, Visit visit) {
    UUID dialog = call.id(1);
    @Nullable ForbiddenException refused = visit.refused(dialog).orElse(null);
    if (call.isPrefetch() || refused == null) {
      return call.isPrefetch() ? Reply.empty(503) : Reply.seeOther("/dialogs/" + dialog);
    }
    return begin(call, site.idporten().stepUp(refused, OPTIONS), dialog);
  }

  private Reply begin(Call call, LoginStart start, @Nullable UUID dialog) {
    String browser = site.cookies().login(call).orElseGet(Cookies::random);
    logins.add(new Logins.Begun(start.pending(), browser, dialog));
    return site.cookies().withLogin(Reply.seeOther(start.uri()), browser);
  }

  /** The browser is back from ID-porten. */
  Reply callback(Call call) {
    Callback callback = Callback.ofQuery(call.rawQuery());
    Logins.@Nullable Begun login =
        site.cookies()
            .login(call)
            .flatMap(browser -> logins.take(callback.state().orElse(""), browser))
            .orElse(null);
    if (login == null) {
      return Pages.failed(
          400,
          "This login was not begun here",
          "It belongs to another browser, is finished already, or took too long.");
    }
    try {
      PersonSession session = site.idporten().finishLogin(login.pending(), callback);
      return session.missingScopes().contains(DIALOGPORTEN)
          ? Pages.failed(
              403,
              "You did not allow it",
              "Without leave to read your inbox there is nothing to show. Log in to allow it.")
          : arrived(call, session, login.dialog());
    } catch (LoginFailedException e) {
      return LoginPages.failed(e);
    }
  }

  /** A visit under a new cookie: one that somebody knew before the login is worth nothing. */
  private Reply arrived(Call call, PersonSession session, @Nullable UUID dialog) {
    @Nullable Visit before = site.visits().of(call).orElse(null);
    boolean samePerson =
        before != null
            && site.visits().tokens(before).session().stream()
                .anyMatch(old -> old.subject().equals(session.subject()));
    Visit visit = new Visit(time.now(), logoutOrigin(session));
    site.visits().tokens(visit).begin(session);
    site.visits().add(visit);
    if (before != null) {
      site.visits().end(before);
    }
    Reply next = dialog != null && samePerson ? dialogs.open(dialog, visit) : Reply.seeOther("/");
    return site.cookies().withVisit(next, visit.id());
  }

  private @Nullable String logoutOrigin(PersonSession session) {
    try {
      return Pages.origin(site.idporten().logoutUri(session));
    } catch (DialogportenException e) {
      return null;
    }
  }

  /** Ends the visit whatever the issuer answers. */
  Reply logout(Visit visit) {
    @Nullable PersonSession session = site.visits().tokens(visit).session().orElse(null);
    site.visits().end(visit);
    Reply next = session == null ? Reply.seeOther("/") : loggedOut(session);
    return site.cookies().withoutVisit(next);
  }

  private Reply loggedOut(PersonSession session) {
    try {
      return Reply.seeOther(site.idporten().logout(session));
    } catch (NotOfferedException e) {
      return Reply.seeOther("/");
    } catch (DialogportenException e) {
      return Pages.failed(
          200,
          "You are logged out here",
          "ID-porten could not be told. Close the browser to be logged out there too.");
    }
  }

  /** ID-porten's logout page loads this in a frame, in the browser that logs out. */
  Reply frontChannel(Call call) {
    try {
      site.visits().end(site.idporten().frontChannelLogout(call.rawQuery()));
      return Pages.framed(site.issuer());
    } catch (TokenException e) {
      return Reply.empty(400);
    }
  }

  /** ID-porten's server says it to this one. */
  Reply backChannel(Call call) {
    try {
      String token = call.form().get("logout_token").orElse("");
      site.visits().end(site.idporten().backChannelLogout(token));
      return Reply.empty(200);
    } catch (DialogportenException e) {
      return Reply.empty(400);
    }
  }
}
