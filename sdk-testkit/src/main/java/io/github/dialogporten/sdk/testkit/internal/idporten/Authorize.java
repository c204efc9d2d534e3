package io.github.dialogporten.sdk.testkit.internal.idporten;

import static io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal.invalidRequest;

import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal;
import io.github.dialogporten.sdk.testkit.internal.http.Query;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.idporten.AuthorizationRequest.Target;
import io.github.dialogporten.sdk.testkit.internal.idporten.Memory.Code;
import io.github.dialogporten.sdk.testkit.internal.idporten.Memory.Pushed;
import io.github.dialogporten.sdk.testkit.internal.idporten.Memory.Ticket;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The browser's way: the request, the login page, the consent page, and back to the client. */
final class Authorize {

  static final String COOKIE = "idporten_sso";

  private static final Duration LONG = Duration.ofDays(90);
  private static final Duration SHORT = Duration.ofHours(2);

  private final Tokens tokens;
  private final Memory memory;
  private final RequestCheck check;
  private final Pages pages;

  Authorize(World world, Tokens tokens, Memory memory) {
    this.tokens = tokens;
    this.memory = memory;
    this.check = new RequestCheck(world);
    this.pages = new Pages(world);
  }

  /** The request itself. */
  Answer begin(Request request) {
    Query sent = request.method().equals("POST") ? form(request) : request.query();
    Target target;
    Query query;
    try {
      query = sent.first("request_uri") == null ? sent : pushed(sent);
      target = check.target(query);
    } catch (OAuthRefusal refusal) {
      return Pages.error(refusal);
    }
    try {
      if (query == sent && target.client().pushedRequestsOnly) {
        throw invalidRequest("the client must push its authorization requests");
      }
      Ticket ticket = new Ticket(check.rest(target, query));
      memory.tickets.put(ticket.id, ticket);
      return begin(ticket, request);
    } catch (OAuthRefusal refusal) {
      return refused(target, refusal);
    }
  }

  private Answer begin(Ticket ticket, Request request) {
    AuthorizationRequest asked = ticket.request;
    SsoSession session = memory.session(request.cookie(COOKIE), tokens.now());
    boolean enough =
        session != null
            && !asked.client().ssoDisabled
            && !asked.prompt().contains("login")
            && session.level.reaches(asked.level());
    if (session != null && enough) {
      session.touch(tokens.now());
      return loggedIn(ticket, session);
    }
    if (asked.prompt().contains("none")) {
      throw new OAuthRefusal(400, "login_required", "the person is not logged in");
    }
    return Answer.redirect("/login?ticket=" + ticket.id);
  }

  /** What was pushed before; it is used up by being asked for. */
  private Query pushed(Query sent) {
    if (sent.parameters().stream()
        .anyMatch(one -> !List.of("client_id", "request_uri").contains(one.name()))) {
      throw invalidRequest("only client_id may go with request_uri");
    }
    Pushed pushed = memory.pushed.remove(String.valueOf(sent.first("request_uri")));
    if (pushed == null || !tokens.now().isBefore(pushed.until())) {
      throw invalidRequest("request_uri is unknown, was used or has expired");
    }
    if (!pushed.client().clientId.equals(sent.first("client_id"))) {
      throw invalidRequest("request_uri belongs to another client");
    }
    return pushed.query();
  }

  /** The login page, and what was chosen there. */
  Answer login(Request request) {
    if (request.method().equals("GET")) {
      Ticket ticket = ticket(request.query());
      return ticket == null ? gone() : pages.login(200, ticket);
    }
    Query form = form(request);
    Ticket ticket = ticket(form);
    if (ticket == null) {
      return gone();
    }
    if ("cancel".equals(form.first("action"))) {
      return cancelled(ticket);
    }
    String pid = String.valueOf(form.first("person"));
    Level level = Level.of(String.valueOf(form.first("acr")));
    if (!pages.knows(pid) || level == null || !level.reaches(ticket.request.level())) {
      return pages.login(400, ticket);
    }
    SsoSession session = session(request, ticket, pid, level);
    Answer answer = answered(ticket, session);
    if (ticket.request.client().ssoDisabled) {
      return answer;
    }
    return answer.with(
        "Set-Cookie", COOKIE + "=" + session.cookie + "; Path=/; HttpOnly; SameSite=Lax");
  }

  /** The same person on a higher level stays in the session; anybody else gets a new one. */
  private SsoSession session(Request request, Ticket ticket, String pid, Level level) {
    Instant now = tokens.now();
    SsoSession session = memory.session(request.cookie(COOKIE), now);
    if (session != null && session.pid.equals(pid) && !ticket.request.client().ssoDisabled) {
      session.level = level;
      session.authenticated = now;
      session.touch(now);
      return session;
    }
    SsoSession fresh = new SsoSession(pid, level, now);
    memory.add(fresh);
    return fresh;
  }

  private Answer answered(Ticket ticket, SsoSession session) {
    try {
      return loggedIn(ticket, session);
    } catch (OAuthRefusal refusal) {
      return refused(ticket.request.target(), refusal);
    }
  }

  private Answer loggedIn(Ticket ticket, SsoSession session) {
    AuthorizationRequest asked = ticket.request;
    ticket.session = session;
    if (memory.unasked(session.pid, asked).isEmpty()) {
      return granted(ticket, session, asked.scopes());
    }
    if (asked.prompt().contains("none")) {
      throw new OAuthRefusal(400, "consent_required", "the person has to give consent");
    }
    return Answer.redirect("/consent?ticket=" + ticket.id);
  }

  /** The consent page, and what was allowed there. */
  Answer consent(Request request) {
    boolean shown = request.method().equals("GET");
    Query form = shown ? request.query() : form(request);
    Ticket ticket = ticket(form);
    SsoSession session = ticket == null ? null : ticket.session;
    if (ticket == null || session == null) {
      return gone();
    }
    List<String> unasked = memory.unasked(session.pid, ticket.request);
    if (shown) {
      return pages.consent(ticket, unasked);
    }
    if (!"approve".equals(form.first("action"))) {
      return cancelled(ticket);
    }
    List<String> scopes = new ArrayList<>(ticket.request.scopes());
    List<String> allowed = form.all("scope");
    scopes.removeIf(scope -> unasked.contains(scope) && !allowed.contains(scope));
    memory.consent(session.pid, ticket.request.client()).addAll(Memory.consentable(scopes));
    return granted(ticket, session, scopes);
  }

  private Answer granted(Ticket ticket, SsoSession session, List<String> scopes) {
    memory.tickets.remove(ticket.id);
    Duration life = ticket.request.client().authorizationLifetime;
    if (life == null) {
      boolean lasting = scopes.stream().anyMatch(scope -> scope.startsWith("digdir:dialogporten"));
      life = lasting ? LONG : SHORT;
    }
    Instant now = tokens.now();
    Authorization authorization =
        new Authorization(ticket.request, session, scopes, now.plus(life));
    memory.authorizations.add(authorization);
    session.authorizations.add(authorization);
    Code code = new Code(authorization, now);
    memory.codes.put(code.value, code);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("code", code.value);
    return back(ticket.request.target(), ticket.request.locale(), parameters);
  }

  private Answer cancelled(Ticket ticket) {
    memory.tickets.remove(ticket.id);
    return refused(
        ticket.request.target(),
        new OAuthRefusal(400, "access_denied", "the person has cancelled"));
  }

  private Answer refused(Target target, OAuthRefusal refusal) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("error", refusal.error());
    parameters.put("error_description", refusal.description());
    return back(target, "nb", parameters);
  }

  /** Every answer carries the state and says who gives it. */
  private Answer back(Target target, String locale, Map<String, String> parameters) {
    if (target.state() != null) {
      parameters.put("state", target.state());
    }
    parameters.put("iss", tokens.issuers().idporten());
    if (target.responseMode().equals("form_post")) {
      return Pages.formPost(locale, target.redirectUri(), parameters);
    }
    String[] pairs =
        parameters.entrySet().stream()
            .map(each -> Query.pair(each.getKey(), each.getValue()))
            .toArray(String[]::new);
    return Answer.redirect(
        target.responseMode().equals("fragment")
            ? target.redirectUri() + "#" + String.join("&", pairs)
            : Query.extend(target.redirectUri(), pairs));
  }

  private @Nullable Ticket ticket(Query query) {
    return memory.tickets.get(String.valueOf(query.first("ticket")));
  }

  private static Answer gone() {
    return Pages.error(invalidRequest("this page belongs to no login that is under way"));
  }

  private static Query form(Request request) {
    Query form = request.form();
    return form == null ? Query.parse(null) : form;
  }
}
