package io.github.dialogporten.sdk.testkit.internal.idporten;

import static io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal.invalidRequest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal;
import io.github.dialogporten.sdk.testkit.internal.http.Query;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.idporten.Memory.Pushed;
import io.github.dialogporten.sdk.testkit.internal.idporten.Memory.Refresh;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.LoginClientState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Jws;
import io.github.dialogporten.sdk.testkit.internal.tokens.Secret;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** ID-porten: which request goes where, and what the test turns from outside. */
public final class Idporten {

  private static final Duration SKEW = Duration.ofSeconds(10);

  private final World world;
  private final Tokens tokens;
  private final Memory memory = new Memory();
  private final TokenWriter writer;
  private final Callers callers;
  private final Authorize authorize;
  private final TokenEndpoint tokenEndpoint;
  private final Logout logout;

  public Idporten(World world, Tokens tokens) {
    this.world = world;
    this.tokens = tokens;
    this.writer = new TokenWriter(tokens, memory);
    this.callers = new Callers(world, tokens, memory);
    this.authorize = new Authorize(world, tokens, memory);
    this.tokenEndpoint = new TokenEndpoint(world, tokens, memory, callers, writer);
    this.logout = new Logout(world, tokens, memory, writer);
  }

  public Answer handle(Request request) {
    if (!methods(request.path()).contains(request.method())) {
      return methods(request.path()).isEmpty() ? Answer.empty(404) : Answer.empty(405);
    }
    if (request.path().equals("/logout")) {
      Logout.Ended ended = world.get(() -> logout.handle(request));
      BackChannel.send(ended.notices());
      return ended.answer();
    }
    try {
      return world.get(() -> answer(request));
    } catch (OAuthRefusal refusal) {
      return refusal.answer();
    }
  }

  private static List<String> methods(String path) {
    return switch (path) {
      case "/.well-known/openid-configuration", "/jwks" -> List.of("GET");
      case "/token", "/par", "/revoke" -> List.of("POST");
      case "/authorize", "/login", "/consent", "/logout", "/userinfo" -> List.of("GET", "POST");
      default -> List.of();
    };
  }

  private Answer answer(Request request) {
    return switch (request.path()) {
      case "/jwks" -> Answer.json(200, tokens.keySet(TokenType.ID_PORTEN));
      case "/par" -> push(request);
      case "/authorize" -> authorize.begin(request);
      case "/login" -> authorize.login(request);
      case "/consent" -> authorize.consent(request);
      case "/token" -> tokenEndpoint.handle(request);
      case "/userinfo" -> userinfo(request);
      case "/revoke" -> revoke(request);
      default -> Answer.json(200, Metadata.of(tokens.issuers().idporten(), world));
    };
  }

  private Answer push(Request request) {
    Query form = form(request);
    LoginClientState client = callers.authenticate(request, form);
    if (form.first("request_uri") != null) {
      throw invalidRequest("request_uri cannot be pushed");
    }
    RequestCheck check = new RequestCheck(world);
    check.rest(check.target(form), form);
    String uri = "urn:idporten:" + Secret.next();
    memory.pushed.put(uri, new Pushed(client, form, tokens.now().plus(Memory.PUSHED_LIFE)));
    ObjectNode body = Json.object();
    body.put("request_uri", uri);
    body.put("expires_in", Memory.PUSHED_LIFE.toSeconds());
    return Answer.json(201, body).with("Cache-Control", "no-store");
  }

  private Answer userinfo(Request request) {
    Jws token = tokens.verify(request.bearer(), SKEW);
    Authorization authorization =
        token == null ? null : memory.accessTokens.get(token.claims().path("jti").asText());
    if (token == null || authorization == null || !authorization.alive(tokens.now())) {
      return Answer.empty(401).with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
    if (!authorization.scopes.contains("openid")) {
      return Answer.empty(403).with("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
    }
    ObjectNode body = Json.object();
    body.set("sub", token.claims().path("sub"));
    if (authorization.scopes.contains("profile")) {
      body.put("pid", authorization.pid);
      body.put("locale", authorization.request.locale());
    }
    return Answer.json(200, body).with("Cache-Control", "no-store");
  }

  /** All tokens of the grant end; nothing is said about tokens that are unknown. */
  private Answer revoke(Request request) {
    Query form = form(request);
    LoginClientState client = callers.authenticate(request, form);
    String token = form.first("token");
    if (token == null) {
      throw invalidRequest("token is missing");
    }
    Authorization authorization = authorizationOf(token);
    if (authorization != null) {
      if (authorization.client() != client) {
        throw OAuthRefusal.invalidGrant("token was issued to another client");
      }
      authorization.revoke();
    }
    return Answer.empty(200);
  }

  private @Nullable Authorization authorizationOf(String token) {
    Refresh refresh = memory.refreshTokens.get(token);
    if (refresh != null) {
      return refresh.authorization;
    }
    Jws jws = Jws.parse(token);
    return jws == null ? null : memory.accessTokens.get(jws.claims().path("jti").asText());
  }

  static Query form(Request request) {
    Query form = request.form();
    if (form == null) {
      throw invalidRequest("not a form");
    }
    return form;
  }

  /** The person withdraws everything that the client was allowed. */
  public void withdraw(String pid, String clientId) {
    world.run(() -> memory.withdraw(pid, clientId));
  }

  /** Ends all of a person's sessions; gives how many client servers took the notice of it. */
  public int endSessions(String pid) {
    List<BackChannel.Notice> notices = new ArrayList<>();
    synchronized (world) {
      for (SsoSession session : memory.sessions(tokens.now())) {
        if (session.pid.equals(pid)) {
          notices.addAll(logout.end(session));
        }
      }
    }
    return BackChannel.send(notices);
  }

  /** How many sessions a person has. */
  public int sessions(String pid) {
    return world.get(
        () ->
            (int)
                memory.sessions(tokens.now()).stream().filter(one -> one.pid.equals(pid)).count());
  }

  /** Changes the claims of id tokens before they are signed; null for as they are. */
  public void editIdTokens(@Nullable UnaryOperator<ObjectNode> change) {
    writer.edit(change);
  }
}
