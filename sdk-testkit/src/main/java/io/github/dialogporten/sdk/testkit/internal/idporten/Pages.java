package io.github.dialogporten.sdk.testkit.internal.idporten;

import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal;
import io.github.dialogporten.sdk.testkit.internal.idporten.Memory.Ticket;
import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people see of ID-porten. */
final class Pages {

  private static final String PERSON = "urn:altinn:person:identifier-no:";
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="{}"><head><meta charset="utf-8"><title>{}</title>
      <meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">
      <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}
      fieldset{margin:1rem 0;border:1px solid #888}label{display:block;padding:.3rem 0}
      button{font:inherit;padding:.4rem 1rem;margin-right:.5rem}iframe{display:none}</style></head>
      <body>
      <h1>{}</h1>
      {}
      </body></html>
      """;
  private static final String LOGIN =
      """
      <form method="post" action="/login">
      <input type="hidden" name="ticket" value="{}">
      <fieldset><legend>{}</legend>
      {}</fieldset>
      <fieldset><legend>{}</legend>
      {}</fieldset>
      <button name="action" value="login">{}</button>
      <button name="action" value="cancel">{}</button>
      </form>""";
  private static final String CONSENT =
      """
      <form method="post" action="/consent">
      <input type="hidden" name="ticket" value="{}">
      <p>{} {}</p>
      <fieldset>
      {}</fieldset>
      <button name="action" value="approve">{}</button>
      <button name="action" value="cancel">{}</button>
      </form>""";
  private static final String CHOICE =
      "<label><input type=\"{}\" name=\"{}\" value=\"{}\"{}> {}</label>\n";

  private final World world;

  Pages(World world) {
    this.world = world;
  }

  private static Answer page(int status, String locale, Word title, Html body) {
    String text = title.in(locale);
    return Answer.html(status, Html.of(PAGE, locale, text, text, body).text());
  }

  private static Html choice(String type, String name, String value, String label, boolean on) {
    return Html.of(CHOICE, type, name, value, on ? " checked" : "", label);
  }

  Answer login(int status, Ticket ticket) {
    String locale = ticket.request.locale();
    List<Html> people = new ArrayList<>();
    for (PrincipalState principal : world.principals.values()) {
      if (principal.urn.startsWith(PERSON)) {
        String pid = principal.urn.substring(PERSON.length());
        String label = principal.name + ", " + pid;
        people.add(choice("radio", "person", pid, label, people.isEmpty()));
      }
    }
    List<Html> levels = new ArrayList<>();
    for (Level level : Level.values()) {
      if (level.reaches(ticket.request.level())) {
        Word label = level == Level.HIGH ? Word.HIGH : Word.SUBSTANTIAL;
        boolean lowest = level == ticket.request.level();
        levels.add(choice("radio", "acr", level.acr(), label.in(locale), lowest));
      }
    }
    Html form =
        Html.of(
            LOGIN,
            ticket.id,
            Word.WHO.in(locale),
            Html.join(people),
            Word.LEVEL.in(locale),
            Html.join(levels),
            Word.PROCEED.in(locale),
            Word.CANCEL.in(locale));
    return page(status, locale, Word.LOGIN, form);
  }

  boolean knows(String pid) {
    return world.principals.containsKey(PERSON + pid);
  }

  Answer consent(Ticket ticket, List<String> scopes) {
    String locale = ticket.request.locale();
    Html boxes =
        Html.join(scopes.stream().map(one -> choice("checkbox", "scope", one, one, true)).toList());
    Html form =
        Html.of(
            CONSENT,
            ticket.id,
            ticket.request.client().name,
            Word.WANTS.in(locale),
            boxes,
            Word.ALLOW.in(locale),
            Word.CANCEL.in(locale));
    return page(200, locale, Word.CONSENT, form);
  }

  /** A form that brings an answer back to the client. */
  static Answer formPost(String locale, String redirectUri, Map<String, String> parameters) {
    List<Html> fields = new ArrayList<>();
    parameters.forEach(
        (name, value) ->
            fields.add(Html.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", name, value)));
    Html form =
        Html.of(
            "<form method=\"post\" action=\"{}\">\n{}<button>{}</button>\n</form>",
            redirectUri,
            Html.join(fields),
            Word.ONWARDS.in(locale));
    return page(200, locale, Word.LOGIN, form);
  }

  static Answer error(OAuthRefusal refusal) {
    String text = refusal.error() + ": " + refusal.description();
    return page(400, "nb", Word.FAILED, Html.of("<p id=\"error\">{}</p>", text));
  }

  /** The frames tell the clients that the session is over. */
  static Answer loggedOut(List<String> frames, @Nullable String next) {
    Html body =
        Html.join(
            frames.stream()
                .map(frame -> Html.of("<iframe src=\"{}\"></iframe>\n", frame))
                .toList());
    if (next == null) {
      return page(200, "nb", Word.LOGGED_OUT, body);
    }
    Html link =
        Html.of("{}<p><a id=\"next\" href=\"{}\">{}</a></p>", body, next, Word.ONWARDS.in("nb"));
    return page(200, "nb", Word.LOGGED_OUT, link).with("Refresh", "2; url=" + next);
  }
}
