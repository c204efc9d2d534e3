package io.github.dialogporten.sdk.testkit.internal.idporten;

import io.github.dialogporten.sdk.testkit.internal.state.LoginClientState;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a person has let a client do, from the login on: all its tokens hang on it. */
final class Authorization {

  private final AuthorizationRequest request;
  private final SsoSession session;
  private final String acr;
  private final Instant authenticated;
  private final List<String> scopes;
  private final Instant ends;
  private boolean revoked;

  Authorization(
      AuthorizationRequest request, SsoSession session, List<String> scopes, Instant ends) {
    this.request = request;
    this.session = session;
    this.acr = session.level.acr();
    this.authenticated = session.authenticated;
    this.scopes = List.copyOf(scopes);
    this.ends = ends;
  }

  LoginClientState client() {
    return request.client();
  }

  AuthorizationRequest request() {
    return request;
  }

  String pid() {
    return session.pid;
  }

  String sid() {
    return session.sid;
  }

  String acr() {
    return acr;
  }

  Instant authenticated() {
    return authenticated;
  }

  List<String> scopes() {
    return scopes;
  }

  Instant ends() {
    return ends;
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
