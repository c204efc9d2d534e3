package io.github.dialogporten.sdk.testkit.internal.idporten;

import io.github.dialogporten.sdk.testkit.internal.http.Query;
import io.github.dialogporten.sdk.testkit.internal.state.LoginClientState;
import io.github.dialogporten.sdk.testkit.internal.tokens.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ID-porten remembers between requests. Guarded by the world's monitor. */
final class Memory {

  static final Duration PUSHED_LIFE = Duration.ofMinutes(2);
  static final Duration CODE_LIFE = Duration.ofMinutes(1);

  /** Scopes whose use the person is asked about. */
  private static final String ASKED_ABOUT = "digdir:dialogporten";

  private static final String WITHOUT_ASKING = "digdir:dialogporten.noconsent";
  private static final Set<String> LOGIN = Set.of("openid", "profile");

  /** A request that was pushed, and is waiting for the browser. */
  record Pushed(LoginClientState client, Query query, Instant until) {}

  /** A browser that is on its way through the pages. */
  static final class Ticket {
    final String id = Secret.next();
    final AuthorizationRequest request;
    @Nullable SsoSession session;

    Ticket(AuthorizationRequest request) {
      this.request = request;
    }
  }

  /** A code that was given out; not removed when it is used, so that the second use is seen. */
  static final class Code {
    final String value = Secret.next();
    final Authorization authorization;
    final Instant until;
    boolean used;

    Code(Authorization authorization, Instant now) {
      this.authorization = authorization;
      this.until = now.plus(CODE_LIFE);
    }
  }

  /** A refresh token that was given out; kept when it is used, so that the second use is seen. */
  static final class Refresh {
    final String value;
    final Authorization authorization;
    Instant until;
    boolean used;

    Refresh(Authorization authorization, Instant until) {
      this.value = Secret.next();
      this.authorization = authorization;
      this.until = until;
    }
  }

  final Map<String, Pushed> pushed = new HashMap<>();
  final Map<String, Ticket> tickets = new HashMap<>();
  final Map<String, Code> codes = new HashMap<>();
  final Map<String, Refresh> refreshTokens = new HashMap<>();
  final Map<String, Authorization> accessTokens = new HashMap<>();
  final Set<String> usedAssertions = new HashSet<>();
  final List<Authorization> authorizations = new ArrayList<>();

  private final Map<String, SsoSession> sessions = new LinkedHashMap<>();
  private final Map<String, Set<String>> consents = new HashMap<>();
  private final String salt = Secret.next();

  /** A person's name towards one client: another client gets another. */
  String subject(String pid, LoginClientState client) {
    return Secret.hash(salt + ' ' + client.clientId + ' ' + pid);
  }

  /** The session behind a cookie, as long as it lives. */
  @Nullable SsoSession session(@Nullable String cookie, Instant now) {
    sessions.values().removeIf(session -> !session.alive(now));
    return cookie == null ? null : sessions.get(cookie);
  }

  List<SsoSession> sessions(Instant now) {
    session(null, now);
    return List.copyOf(sessions.values());
  }

  void add(SsoSession session) {
    sessions.put(session.cookie, session);
  }

  /** Ends a session; what was only for the login ends with it. */
  void end(SsoSession session) {
    sessions.remove(session.cookie);
    session.authorizations.stream()
        .filter(Authorization::endsWithLogin)
        .forEach(Authorization::revoke);
  }

  /** The scopes that the person is still to be asked about; none when there is no need to ask. */
  List<String> unasked(String pid, AuthorizationRequest request) {
    List<String> scopes = request.scopes();
    if (!scopes.contains(ASKED_ABOUT)) {
      return List.of();
    }
    Set<String> given =
        request.prompt().contains("consent") ? Set.of() : consent(pid, request.client());
    return consentable(scopes).stream().filter(scope -> !given.contains(scope)).toList();
  }

  static List<String> consentable(List<String> scopes) {
    return scopes.stream()
        .filter(scope -> !LOGIN.contains(scope) && !scope.equals(WITHOUT_ASKING))
        .toList();
  }

  Set<String> consent(String pid, LoginClientState client) {
    return consents.computeIfAbsent(pid + ' ' + client.clientId, key -> new HashSet<>());
  }

  /** Everything that the person has let the client do is over. */
  void withdraw(String pid, String clientId) {
    consents.remove(pid + ' ' + clientId);
    authorizations.stream()
        .filter(one -> one.pid.equals(pid) && one.client().clientId.equals(clientId))
        .forEach(Authorization::revoke);
  }
}
