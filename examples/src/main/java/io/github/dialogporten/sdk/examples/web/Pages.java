package io.github.dialogporten.sdk.examples.web;

import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.NotFoundException;
import java.net.URI;

/** What all pages have, and those that tell of something else than dialogs. */
final class Pages {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>{}</title>
      <link rel="stylesheet" href="/style.css">
      </head>
      <body>
      <header><a class="brand" href="/">Inbox</a>{}</header>
      <main>{}</main>
      </body>
      </html>
      """;

  private Pages() {}

  static Markup page(String title, Markup top, Markup body) {
    return Markup.of(PAGE, title, top, body);
  }

  static Markup page(Visit visit, String title, Markup body) {
    Markup logout = Markup.of("<form method=\"post\" action=\"/logout\">{}</form>", button(visit));
    return page(title, logout, Markup.of("{}{}", notice(visit.takeNotice()), body));
  }

  private static Markup button(Visit visit) {
    return Markup.of("{}<button class=\"quiet\">Log out</button>", token(visit));
  }

  private static Markup notice(String text) {
    return text.isEmpty()
        ? Markup.NONE
        : Markup.of("<p class=\"notice\" role=\"status\">{}</p>", text);
  }

  /** The proof that a form is from one of our own pages. */
  static Markup token(Visit visit) {
    return Markup.of("<input type=\"hidden\" name=\"token\" value=\"{}\">", visit.formToken());
  }

  static Reply welcome() {
    return Reply.page(
        200,
        page(
            "Inbox",
            Markup.NONE,
            Markup.of(
                """
                <section class="card middle">
                <h1>Letters and forms from the public sector</h1>
                <p>Yours, and those of the organisations that you may act for.</p>
                <p><a class="button" href="/login">Log in with ID-porten</a></p>
                </section>
                """)));
  }

  static Reply failed(int status, String title, String text) {
    return Reply.page(
        status,
        page(
            title,
            Markup.NONE,
            Markup.of(
                """
                <section class="card middle">
                <h1>{}</h1>
                <p>{}</p>
                <p><a class="button" href="/login">Log in</a> <a href="/">To the inbox</a></p>
                </section>
                """,
                title,
                text)));
  }

  static Reply sessionEnded() {
    return failed(401, "You have been logged out", "Your session at ID-porten has ended.");
  }

  static Reply refused(Visit visit, int status, String title, String text) {
    return Reply.page(
        status,
        page(
            visit,
            title,
            Markup.of(
                "<section class=\"card middle\"><h1>{}</h1><p>{}</p>"
                    + "<p><a class=\"button\" href=\"/\">To the inbox</a></p></section>",
                title,
                text)));
  }

  /** What the SDK throws says in its message what happened, and nothing about anybody. */
  static Reply refused(Visit visit, DialogportenException failure) {
    if (failure instanceof NotFoundException) {
      return refused(visit, 404, "It is not there", "Or not there for you, or not there any more.");
    }
    return failure.isTransient()
        ? refused(visit, 503, "Altinn does not answer", "Try again in a moment.")
        : refused(visit, 502, "That did not work", safe(failure));
  }

  /** An empty page that ID-porten may have in a frame. */
  static Reply framed(URI issuer) {
    String login = issuer.getScheme().equals("https") ? " https://*." + issuer.getHost() : "";
    return Reply.text(200, "text/html; charset=utf-8", "<!doctype html><title>Logged out</title>")
        .with(
            "Content-Security-Policy",
            "default-src 'none'; frame-ancestors " + origin(issuer) + login);
  }

  /** Scheme, host and port, as a policy names them. */
  static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  /** A message of the SDK's, which holds nothing about anybody. */
  static String safe(Throwable failure) {
    return failure.getMessage() == null ? "" : failure.getMessage();
  }
}
