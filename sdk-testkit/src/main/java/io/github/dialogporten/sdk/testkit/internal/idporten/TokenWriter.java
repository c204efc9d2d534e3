package io.github.dialogporten.sdk.testkit.internal.idporten;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.state.LoginClientState;
import io.github.dialogporten.sdk.testkit.internal.tokens.Claims;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import io.github.dialogporten.sdk.testkit.internal.tokens.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Access tokens, id tokens and logout tokens. */
final class TokenWriter {

  private static final Duration ID_TOKEN_LIFE = Duration.ofMinutes(2);

  private final Tokens tokens;
  private final Memory memory;

  /** What a test wants wrong with the id tokens. */
  private volatile @Nullable UnaryOperator<ObjectNode> edit;

  TokenWriter(Tokens tokens, Memory memory) {
    this.tokens = tokens;
    this.memory = memory;
  }

  void edit(@Nullable UnaryOperator<ObjectNode> change) {
    this.edit = change;
  }

  String access(Authorization authorization, List<String> scopes, Instant expires) {
    LoginClientState client = authorization.client();
    ObjectNode claims = begin(expires);
    claims.put("sub", memory.subject(authorization.pid, client));
    claims.put("pid", authorization.pid);
    claims.put("acr", authorization.acr);
    claims.putArray("amr").add("TestID");
    claims.put("client_id", client.clientId);
    claims.put("client_amr", client.authentication);
    claims.set("consumer", Claims.organisation(client.organisation));
    claims.put("scope", String.join(" ", scopes));
    claims.put("token_type", "Bearer");
    List<String> resources = authorization.request.resources();
    if (resources.isEmpty()) {
      claims.put("aud", "unspecified");
    } else {
      ArrayNode audience = claims.putArray("aud");
      resources.forEach(audience::add);
    }
    memory.accessTokens.put(claims.path("jti").asText(), authorization);
    return tokens.sign(TokenType.ID_PORTEN, "JWT", claims);
  }

  String id(Authorization authorization) {
    LoginClientState client = authorization.client();
    ObjectNode claims = begin(tokens.now().plus(ID_TOKEN_LIFE));
    claims.put("aud", client.clientId);
    claims.put("sub", memory.subject(authorization.pid, client));
    claims.put("pid", authorization.pid);
    claims.put("acr", authorization.acr);
    claims.putArray("amr").add("TestID");
    claims.put("auth_time", authorization.authenticated.getEpochSecond());
    Json.put(claims, "nonce", authorization.request.nonce());
    claims.put("locale", authorization.request.locale());
    if (client.hearsOfLogout()) {
      claims.put("sid", authorization.sid);
    }
    UnaryOperator<ObjectNode> change = edit;
    return tokens.sign(TokenType.ID_PORTEN, "JWT", change == null ? claims : change.apply(claims));
  }

  String logout(SsoSession session, LoginClientState client) {
    ObjectNode claims = begin(tokens.now().plus(ID_TOKEN_LIFE));
    claims.put("aud", client.clientId);
    claims.put("sub", memory.subject(session.pid, client));
    claims.put("sid", session.sid);
    claims.putObject("events").putObject("http://schemas.openid.net/event/backchannel-logout");
    return tokens.sign(TokenType.ID_PORTEN, "logout+jwt", claims);
  }

  private ObjectNode begin(Instant expires) {
    ObjectNode claims = Json.object();
    claims.put("iss", tokens.issuers().idporten());
    claims.put("iat", tokens.now().getEpochSecond());
    claims.put("exp", expires.getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    return claims;
  }
}
