package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.LoginRequiredException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which request leads where. */
final class Routes {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action"
          + " 'self'";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Site site;
  private final LoginRoutes logins;
  private final InboxRoutes inbox;
  private final DialogRoutes dialogs;

  Routes(Site site, TimeSource time) {
    this.site = site;
    this.inbox = new InboxRoutes(site);
    this.dialogs = new DialogRoutes(site);
    this.logins = new LoginRoutes(site, dialogs, time);
  }

  /** Answers a request. */
  Reply handle(Call call) {
    Optional<Visit> visit = site.visits().of(call);
    // the form that logs out is sent on to the issuer, which the policy has to allow
    String out = visit.flatMap(Visit::logoutOrigin).map(origin -> " " + origin).orElse("");
    Reply reply = anybody(call, visit);
    return reply.headers().containsKey("Content-Security-Policy")
        ? reply
        : reply.with("Content-Security-Policy", POLICY + out);
  }

  private Reply anybody(Call call, Optional<Visit> visit) {
    String path = String.join("/", call.path());
    return switch (call.method() + " " + path) {
      case "GET style.css" -> Style.sheet();
      case "GET login" -> guarded(() -> logins.login(call));
      case "GET callback" -> guarded(() -> logins.callback(call));
      case "GET logout/front-channel" -> logins.frontChannel(call);
      case "POST logout/back-channel" -> logins.backChannel(call);
      case "GET " -> visit.map(one -> person(call, one)).orElseGet(Pages::welcome);
      default -> visit.map(one -> person(call, one)).orElseGet(Pages::sessionEnded);
    };
  }

  private interface Step {
    Reply take();
  }

  private static Reply guarded(Step step) {
    try {
      return step.take();
    } catch (DialogportenException e) {
      return e.isTransient()
          ? Pages.failed(503, "ID-porten does not answer", "Try again in a moment.")
          : Pages.failed(502, "That did not work", Pages.safe(e));
    }
  }

  private Reply person(Call call, Visit visit) {
    if (call.method().equals("POST") && !visit.sent(call)) {
      return Pages.refused(
          visit,
          403,
          "Nothing was done",
          "The form was not from this page. Go back and repeat it.");
    }
    try {
      return page(call, visit);
    } catch (LoginRequiredException e) {
      site.visits().end(visit);
      return site.cookies().withoutVisit(Pages.sessionEnded());
    } catch (DialogportenException e) {
      return Pages.refused(visit, e);
    }
  }

  private Reply page(Call call, Visit visit) {
    return switch (call.method() + " " + shape(call)) {
      case "GET " -> inbox.inbox(call, visit);
      case "POST logout" -> logins.logout(visit);
      case "GET dialogs/_" -> dialogs.dialog(call, visit);
      case "POST dialogs/_/open" -> dialogs.open(call.id(1), visit);
      case "GET dialogs/_/step-up" -> logins.stepUp(call, visit);
      case "GET dialogs/_/actions/_" -> dialogs.confirm(call, visit);
      case "POST dialogs/_/actions/_" -> dialogs.perform(call, visit);
      case "POST dialogs/_/attachments/_" -> dialogs.attachment(call, visit);
      default -> Pages.refused(visit, 404, "There is no such page", "Look in the inbox.");
    };
  }

  /** The path, with a line where ids are. */
  private static String shape(Call call) {
    return String.join(
        "/", call.path().stream().map(part -> ID.matcher(part).matches() ? "_" : part).toList());
  }
}
