package io.github.dialogporten.sdk.testkit.internal.idporten;

import static io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal.invalidRequest;

import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal;
import io.github.dialogporten.sdk.testkit.internal.http.Query;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.state.LoginClientState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Jws;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends sessions, and tells the clients. */
final class Logout {

  private static final String PRINTABLE = "[\\x20-\\x7E]+";

  private final World world;
  private final Tokens tokens;
  private final Memory memory;
  private final TokenWriter writer;

  Logout(World world, Tokens tokens, Memory memory, TokenWriter writer) {
    this.world = world;
    this.tokens = tokens;
    this.memory = memory;
    this.writer = writer;
  }

  /**
   * What a logout leads to.
   *
   * @param notices to be sent to the clients' servers, without the world's monitor
   */
  record Ended(Answer answer, List<BackChannel.Notice> notices) {}

  /** A client has sent the browser here. */
  Ended handle(Request request) {
    Query query = request.method().equals("POST") ? request.form() : request.query();
    try {
      return end(request, query == null ? Query.parse(null) : query);
    } catch (OAuthRefusal refusal) {
      return new Ended(Pages.error(refusal), List.of());
    }
  }

  private Ended end(Request request, Query query) {
    Jws hint = hint(query.first("id_token_hint"));
    LoginClientState client = client(query.first("client_id"), hint);
    String next = next(query, client);
    SsoSession session = memory.session(request.cookie(Authorize.COOKIE), tokens.now());
    if (session == null && hint != null) {
      String sid = hint.claims().path("sid").asText();
      session =
          memory.sessions(tokens.now()).stream()
              .filter(one -> one.sid.equals(sid))
              .findFirst()
              .orElse(null);
    }
    if (session == null) {
      return new Ended(
          next == null ? Pages.loggedOut(List.of(), null) : Answer.redirect(next), List.of());
    }
    List<String> frames = frames(session);
    List<BackChannel.Notice> notices = end(session);
    Answer answer =
        frames.isEmpty() && next != null ? Answer.redirect(next) : Pages.loggedOut(frames, next);
    String gone = Authorize.COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax";
    return new Ended(answer.with("Set-Cookie", gone), notices);
  }

  /** Ends a session: what is to be sent to the servers of its clients. */
  List<BackChannel.Notice> end(SsoSession session) {
    List<BackChannel.Notice> notices = new ArrayList<>();
    for (LoginClientState client : session.clients()) {
      if (client.backChannelLogoutUri != null) {
        notices.add(
            new BackChannel.Notice(
                URI.create(client.backChannelLogoutUri), writer.logout(session, client)));
      }
    }
    memory.end(session);
    return notices;
  }

  private List<String> frames(SsoSession session) {
    List<String> frames = new ArrayList<>();
    for (LoginClientState client : session.clients()) {
      String uri = client.frontChannelLogoutUri;
      if (uri != null) {
        String iss = Query.pair("iss", tokens.issuers().idporten());
        frames.add(Query.extend(uri, iss, Query.pair("sid", session.sid)));
      }
    }
    return frames;
  }

  /** It may have expired: it only says which client and which session. */
  private @Nullable Jws hint(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Jws hint = Jws.parse(text);
    if (hint == null
        || !hint.issuer().equals(tokens.issuers().idporten())
        || !tokens.genuine(hint, TokenType.ID_PORTEN)) {
      throw invalidRequest("id_token_hint was not issued here");
    }
    return hint;
  }

  private @Nullable LoginClientState client(@Nullable String named, @Nullable Jws hint) {
    String hinted = hint == null ? null : hint.claims().path("aud").asText();
    if (named != null && hinted != null && !named.equals(hinted)) {
      throw invalidRequest("client_id differs from the one in id_token_hint");
    }
    String clientId = named == null ? hinted : named;
    if (clientId == null) {
      return null;
    }
    LoginClientState client = world.loginClients.get(clientId);
    if (client == null) {
      throw invalidRequest("client_id is unknown");
    }
    return client;
  }

  private static @Nullable String next(Query query, @Nullable LoginClientState client) {
    String uri = query.first("post_logout_redirect_uri");
    String state = query.first("state");
    if (uri == null) {
      return null;
    }
    if (client == null) {
      throw invalidRequest("post_logout_redirect_uri needs client_id or id_token_hint");
    }
    if (!client.postLogoutRedirectUris.contains(uri)) {
      throw invalidRequest("post_logout_redirect_uri is not registered on the client");
    }
    if (state == null) {
      return uri;
    }
    if (!state.matches(PRINTABLE)) {
      throw invalidRequest("state must be printable ASCII");
    }
    return Query.extend(uri, Query.pair("state", state));
  }
}
