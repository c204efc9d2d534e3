package io.github.dialogporten.sdk.idporten;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ends of sessions: revocation, the issuer's logout page, and the issuer's messages. */
final class Logouts {

  private static final Logger LOG = LoggerFactory.getLogger(Logouts.class);
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final String TYPE = "logout+jwt";

  /** RFC 7009, 2.2.1. Access tokens that carry their own content often cannot be taken back. */
  private static final String UNSUPPORTED_TOKEN = "unsupported_token_type";

  /** A message that says that it lives longer is not taken: it could not be remembered. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final int MOST_MESSAGES = 20_000;

  private final ClientSettings client;
  private final Discovery discovery;
  private final Wire wire;
  private final IssuedTokens tokens;
  private final TimeSource time;
  private final SeenOnce messages;

  Logouts(
      ClientSettings client, Discovery discovery, Wire wire, IssuedTokens tokens, TimeSource time) {
    this.client = client;
    this.discovery = discovery;
    this.wire = wire;
    this.tokens = tokens;
    this.time = time;
    // a little longer than a message can be valid, the skew of the clocks on both ends included
    this.messages = new SeenOnce(time, LONGEST.plusMinutes(5), MOST_MESSAGES);
  }

  /** Revokes what the issuer can revoke. */
  void revokeIfOffered(PersonSession session) {
    client.checkOwn(session);
    if (discovery.published().revocation() == null) {
      return;
    }
    try {
      revoke(session);
    } catch (TokenException e) {
      if (e.error().filter(UNSUPPORTED_TOKEN::equals).isEmpty()) {
        throw e;
      }
      LOG.debug("The issuer does not revoke tokens of this type; it lives until it expires");
    }
  }

  void revoke(PersonSession session) {
    client.checkOwn(session);
    @Nullable URI endpoint = discovery.published().revocation();
    if (endpoint == null) {
      throw new NotOfferedException(
          Operation.REVOKE.refusal(), "the issuer's metadata has no revocation endpoint", null);
    }
    @Nullable String refresh = session.tokens().refresh();
    @Nullable String token = refresh == null ? session.tokens().access() : refresh;
    if (token == null) {
      return;
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("token", List.of(token));
    fields.put("token_type_hint", List.of(refresh == null ? "access_token" : "refresh_token"));
    IssuerReply reply = wire.post(Operation.REVOKE, endpoint, fields);
    if (!reply.isSuccess()) {
      throw OAuthError.read(Operation.REVOKE, reply, time.now(), wire.signs()).failure();
    }
  }

  URI page(PersonSession session, @Nullable String state) {
    client.checkOwn(session);
    @Nullable URI back = client.postLogoutRedirectUri();
    if (state != null && back == null) {
      throw new IllegalArgumentException(
          "state: needs a postLogoutRedirectUri on the client, where it comes back to");
    }
    @Nullable URI endpoint = discovery.metadata().endSession();
    if (endpoint == null) {
      throw new NotOfferedException(
          Operation.LOGOUT.refusal(), "the issuer's metadata has no logout endpoint", null);
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("id_token_hint", List.of(session.tokens().idToken()));
    parameters.put("client_id", List.of(client.clientId()));
    if (back != null) {
      parameters.put("post_logout_redirect_uri", List.of(back.toString()));
    }
    if (state != null) {
      parameters.put("state", List.of(Checks.logoutState(state)));
    }
    return Addresses.of(endpoint, parameters);
  }

  /** A message that the browser carried. */
  LogoutNotice frontChannel(Map<String, List<String>> parameters) {
    List<String> issuer = parameters.getOrDefault("iss", List.of());
    List<String> sid = parameters.getOrDefault("sid", List.of());
    if (issuer.size() != 1 || sid.size() != 1 || sid.get(0).isBlank()) {
      throw refused("it has to have one iss and one sid");
    }
    if (!issuer.get(0).equals(client.issuer().toString())) {
      throw refused("it is of another issuer");
    }
    return new LogoutNotice(sid.get(0), null);
  }

  /** A message that the issuer posted. */
  LogoutNotice backChannel(String raw) {
    try {
      return notice(raw);
    } catch (InvalidTokenException e) {
      throw refused(e.what());
    }
  }

  private LogoutNotice notice(String raw) throws InvalidTokenException {
    SignedJWT token = IssuedTokens.parse(raw);
    if (token.getHeader().getType() == null
        || !TYPE.equalsIgnoreCase(token.getHeader().getType().getType())) {
      throw InvalidTokenException.of("it is no logout token: its type is another");
    }
    JWTClaimsSet claims = tokens.claims(token);
    if (!(claims.getClaim("events") instanceof Map<?, ?> events)
        || !(events.get(EVENT) instanceof Map<?, ?>)) {
      throw InvalidTokenException.of("it is about no logout");
    }
    if (claims.getClaim("nonce") != null) {
      throw InvalidTokenException.of("it has a nonce, so it is no logout token");
    }
    @Nullable String sid = IssuedTokens.text(claims, "sid");
    @Nullable String subject = IssuedTokens.text(claims, "sub");
    if (sid == null && subject == null) {
      throw InvalidTokenException.of("it has neither sub nor sid");
    }
    Duration life = Duration.between(time.now(), claims.getExpirationTime().toInstant());
    if (life.compareTo(LONGEST) > 0) {
      throw InvalidTokenException.of("it lives too long");
    }
    @Nullable String id = IssuedTokens.text(claims, "jti");
    if (id == null || !messages.add(id)) {
      throw InvalidTokenException.of("it has no id, or came before");
    }
    return new LogoutNotice(sid, subject);
  }

  static RuntimeException refused(String what) {
    return Operation.LOGOUT.failure("the logout message is not accepted: " + what);
  }
}
