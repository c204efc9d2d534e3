package io.github.dialogporten.sdk.testkit.internal.idporten;

import static io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal.invalidGrant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.http.Answer;
import io.github.dialogporten.sdk.testkit.internal.http.OAuthRefusal;
import io.github.dialogporten.sdk.testkit.internal.http.Query;
import io.github.dialogporten.sdk.testkit.internal.http.Request;
import io.github.dialogporten.sdk.testkit.internal.idporten.Memory.Code;
import io.github.dialogporten.sdk.testkit.internal.idporten.Memory.Refresh;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.LoginClientState;
import io.github.dialogporten.sdk.testkit.internal.state.World;
import io.github.dialogporten.sdk.testkit.internal.tokens.Secret;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codes and refresh tokens in, tokens out. */
final class TokenEndpoint {

  private static final String VERIFIER = "[A-Za-z0-9._~-]{43,128}";

  private final World world;
  private final Tokens tokens;
  private final Memory memory;
  private final Callers callers;
  private final TokenWriter writer;

  TokenEndpoint(World world, Tokens tokens, Memory memory, Callers callers, TokenWriter writer) {
    this.world = world;
    this.tokens = tokens;
    this.memory = memory;
    this.callers = callers;
    this.writer = writer;
  }

  Answer handle(Request request) {
    Query form = Idporten.form(request);
    LoginClientState client = callers.authenticate(request, form);
    String grant = String.valueOf(form.first("grant_type"));
    return switch (grant) {
      case "authorization_code" -> code(client, form);
      case "refresh_token" -> refresh(client, form);
      default ->
          throw new OAuthRefusal(400, "unsupported_grant_type", "grant_type is not supported");
    };
  }

  private Answer code(LoginClientState client, Query form) {
    Code code = memory.codes.get(String.valueOf(form.first("code")));
    if (code == null || code.authorization.client() != client) {
      throw invalidGrant("code is unknown");
    }
    if (code.used) {
      code.authorization.revoke();
      throw invalidGrant("code was used before");
    }
    code.used = true;
    Authorization authorization = code.authorization;
    if (!tokens.now().isBefore(code.until)) {
      throw invalidGrant("code has expired");
    }
    if (!authorization.request.target().redirectUri().equals(form.first("redirect_uri"))) {
      throw invalidGrant("redirect_uri differs from the one in the authorization request");
    }
    String verifier = form.first("code_verifier");
    if (verifier == null || !verifier.matches(VERIFIER)) {
      throw invalidGrant("code_verifier is missing or has a wrong length");
    }
    if (!Secret.hash(verifier).equals(authorization.request.challenge())) {
      throw invalidGrant("code_verifier does not fit code_challenge");
    }
    if (!authorization.alive(tokens.now())) {
      throw invalidGrant("the authorization is over");
    }
    Refresh refresh = client.refreshTokens ? add(authorization) : null;
    return issued(authorization, authorization.scopes, refresh);
  }

  private Answer refresh(LoginClientState client, Query form) {
    if (!client.refreshTokens) {
      throw new OAuthRefusal(
          400, "unauthorized_client", "the client is not registered for refresh_token");
    }
    Refresh old = memory.refreshTokens.get(String.valueOf(form.first("refresh_token")));
    if (old == null || old.authorization.client() != client) {
      throw invalidGrant("refresh_token is unknown");
    }
    Authorization authorization = old.authorization;
    if (old.used) {
      authorization.revoke();
      throw invalidGrant("refresh_token was used before");
    }
    Instant now = tokens.now();
    if (!authorization.alive(now) || !now.isBefore(old.until)) {
      throw invalidGrant("refresh_token has expired or was revoked");
    }
    List<String> scopes = narrowed(authorization, form.first("scope"));
    if (client.rotation) {
      old.used = true;
      return issued(authorization, scopes, add(authorization));
    }
    old.until = until(authorization);
    return issued(authorization, scopes, old);
  }

  private static List<String> narrowed(Authorization authorization, @Nullable String asked) {
    List<String> scopes = RequestCheck.words(asked);
    if (!authorization.scopes.containsAll(scopes)) {
      throw new OAuthRefusal(400, "invalid_scope", "scope is more than was granted");
    }
    return scopes.isEmpty() ? authorization.scopes : scopes;
  }

  private Refresh add(Authorization authorization) {
    Refresh refresh = new Refresh(authorization, until(authorization));
    memory.refreshTokens.put(refresh.value, refresh);
    return refresh;
  }

  private Instant until(Authorization authorization) {
    Instant idle = tokens.now().plus(authorization.client().refreshTokenLifetime);
    return idle.isBefore(authorization.ends) ? idle : authorization.ends;
  }

  private Answer issued(
      Authorization authorization, List<String> scopes, @Nullable Refresh refresh) {
    Instant now = tokens.now();
    Duration life = life(authorization, scopes, now);
    ObjectNode body = Json.object();
    body.put("access_token", writer.access(authorization, scopes, now.plus(life)));
    body.put("token_type", "Bearer");
    body.put("expires_in", life.toSeconds());
    body.put("scope", String.join(" ", scopes));
    if (scopes.contains("openid")) {
      body.put("id_token", writer.id(authorization));
    }
    if (refresh != null) {
      body.put("refresh_token", refresh.value);
      body.put("refresh_token_expires_in", Duration.between(now, refresh.until).toSeconds());
    }
    return Answer.json(200, body).with("Cache-Control", "no-store");
  }

  /** The shortest of what the client, the scopes and the authorization allow. */
  private Duration life(Authorization authorization, List<String> scopes, Instant now) {
    Duration life = world.life(authorization.client().accessTokenLifetime, scopes);
    Duration left = Duration.between(now, authorization.ends);
    return left.compareTo(life) < 0 ? left : life;
  }
}
