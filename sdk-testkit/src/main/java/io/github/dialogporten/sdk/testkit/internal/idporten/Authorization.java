package io.github.dialogporten.sdk.testkit.internal.idporten;

import io.github.dialogporten.sdk.testkit.internal.state.LoginClientState;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a person has let a client do, from the login on: all its tokens hang on it. */
final class Authorization {

  final AuthorizationRequest request;
  final String pid;
  final String sid;
  final String acr;
  final Instant authenticated;
  final List<String> scopes;
  final Instant ends;
  private boolean revoked;

  Authorization(
      AuthorizationRequest request, SsoSession session, List<String> scopes, Instant ends) {
    this.request = request;
    this.pid = session.pid;
    this.sid = session.sid;
    this.acr = session.level.acr();
    this.authenticated = session.authenticated;
    this.scopes = List.copyOf(scopes);
    this.ends = ends;
  }

  LoginClientState client() {
    return request.client();
  }

  boolean alive(Instant now) {
    return !revoked && now.isBefore(ends);
  }

  void revoke() {
    revoked = true;
  }

  /** Tokens for the login alone end with it. */
  boolean endsWithLogin() {
    return Set.of("openid", "profile").containsAll(scopes);
  }
}
