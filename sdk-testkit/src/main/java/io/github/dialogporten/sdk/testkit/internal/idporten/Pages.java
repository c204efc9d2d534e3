package io.github.dialogporten.sdk.testkit.internal.idporten;

import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.idporten.Memory.Ticket;
import io.github.dialogporten.sdk.testkit.internal.state.PrincipalState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the browser shows. Plain HTML: a person needs no script, and neither does a test. */
final class Pages {

  private static final String PERSON = "urn:altinn:person:identifier-no:";

  private final World world;

  Pages(World world) {
    this.world = world;
  }

  Answer login(int status, Ticket ticket) {
    String locale = ticket.request.locale();
    Words words = Words.in(locale);
    StringBuilder form = new StringBuilder(form("/login", ticket));
    form.append("<fieldset><legend>").append(Html.escape(words.who())).append("</legend>\n");
    boolean first = true;
    for (PrincipalState principal : world.principals.values()) {
      String pid = pid(principal);
      if (pid != null) {
        form.append(Html.choice("radio", "person", pid, principal.name + ", " + pid, first));
        first = false;
      }
    }
    form.append("</fieldset>\n<fieldset><legend>")
        .append(Html.escape(words.level()))
        .append("</legend>\n");
    for (Level level : Level.values()) {
      if (level.reaches(ticket.request.level())) {
        String label = level == Level.HIGH ? words.high() : words.substantial();
        boolean lowest = level == ticket.request.level();
        form.append(Html.choice("radio", "acr", level.acr(), label, lowest));
      }
    }
    form.append("</fieldset>\n")
        .append(Html.button("login", words.proceed()))
        .append(Html.button("cancel", words.cancel()))
        .append("</form>");
    return Answer.html(status, Html.page(locale, words.login(), form.toString()));
  }

  /** The person's number, or null for a system user. */
  private static @Nullable String pid(PrincipalState principal) {
    return principal.urn.startsWith(PERSON) ? principal.urn.substring(PERSON.length()) : null;
  }

  boolean knows(String pid) {
    return world.principals.containsKey(PERSON + pid);
  }

  Answer consent(Ticket ticket, List<String> scopes) {
    String locale = ticket.request.locale();
    Words words = Words.in(locale);
    StringBuilder form = new StringBuilder(form("/consent", ticket));
    form.append("<p>")
        .append(Html.escape(ticket.request.client().name + " " + words.wants()))
        .append("</p>\n<fieldset>\n");
    scopes.forEach(scope -> form.append(Html.choice("checkbox", "scope", scope, scope, true)));
    form.append("</fieldset>\n")
        .append(Html.button("approve", words.allow()))
        .append(Html.button("cancel", words.cancel()))
        .append("</form>");
    return Answer.html(200, Html.page(locale, words.consent(), form.toString()));
  }

  private static String form(String action, Ticket ticket) {
    return "<form method=\"post\" action=\"" + action + "\">\n" + Html.hidden("ticket", ticket.id);
  }

  /** The answer to the client, in a form that the person sends on. */
  static Answer formPost(String locale, String redirectUri, Map<String, String> parameters) {
    Words words = Words.in(locale);
    StringBuilder form =
        new StringBuilder("<form method=\"post\" action=\"")
            .append(Html.escape(redirectUri))
            .append("\">\n");
    parameters.forEach((name, value) -> form.append(Html.hidden(name, value)));
    form.append("<button>").append(Html.escape(words.onwards())).append("</button>\n</form>");
    return Answer.html(200, Html.page(locale, words.login(), form.toString()));
  }

  /** For errors that nobody can be told but the person. */
  static Answer error(OAuthRefusal refusal) {
    String text =
        "<p id=\"error\">" + Html.escape(refusal.error() + ": " + refusal.description()) + "</p>";
    return Answer.html(400, Html.page("nb", Words.in("nb").failed(), text));
  }

  /** Tells the clients in frames that nobody sees, then goes on. */
  static Answer loggedOut(List<String> frames, @Nullable String next) {
    Words words = Words.in("nb");
    StringBuilder body = new StringBuilder();
    for (String frame : frames) {
      body.append("<iframe src=\"").append(Html.escape(frame)).append("\"></iframe>\n");
    }
    if (next != null) {
      body.append("<p><a id=\"next\" href=\"")
          .append(Html.escape(next))
          .append("\">")
          .append(Html.escape(words.onwards()))
          .append("</a></p>");
    }
    Answer page = Answer.html(200, Html.page("nb", words.loggedOut(), body.toString()));
    return next == null ? page : page.with("Refresh", "2; url=" + next);
  }
}
