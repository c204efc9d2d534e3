package io.github.dialogporten.sdk.idporten;

import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.LoginRequiredException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.spi.IssuerReply;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the issuer for new tokens with a refresh token. It is sent once: an issuer that takes each
 * refresh token once would take a second sending for theft.
 */
final class Refreshes {

  private static final Logger LOG = LoggerFactory.getLogger(Refreshes.class);

  private final Discovery discovery;
  private final Wire wire;
  private final IdTokens idTokens;
  private final TimeSource time;

  Refreshes(Discovery discovery, Wire wire, IdTokens idTokens, TimeSource time) {
    this.discovery = discovery;
    this.wire = wire;
    this.idTokens = idTokens;
    this.time = time;
  }

  /**
   * The session with new tokens, not written down yet.
   *
   * @param session a session with a refresh token
   * @return with the issuer's newest refresh token, which may be the same
   * @throws LoginRequiredException when the issuer does not take the refresh token
   */
  PersonSession refresh(PersonSession session) {
    String refreshToken = Objects.requireNonNull(session.tokens().refresh(), "refreshToken");
    IssuerReply reply =
        wire.postOnce(
            Operation.REFRESH,
            discovery.metadata().token(),
            new RefreshTokenGrant(new RefreshToken(refreshToken)).toParameters());
    Instant received = time.now();
    if (!reply.isSuccess()) {
      OAuthError error = OAuthError.read(Operation.REFRESH, reply, received, wire.signs());
      if (error.is("invalid_grant")) {
        throw new LoginRequiredException(
            error.refusal(),
            "the session has ended, or the person has withdrawn it: log in again",
            null);
      }
      throw error.failure();
    }
    return merged(session, TokenAnswer.read(Operation.REFRESH, reply, received));
  }

  private PersonSession merged(PersonSession session, TokenAnswer answer) {
    PersonSession.Tokens before = session.tokens();
    boolean sameRefresh = answer.refresh() == null;
    PersonSession.Tokens newer =
        new PersonSession.Tokens(
            answer.access(),
            answer.expiresAt(),
            answer.receivedAt(),
            sameRefresh ? before.refresh() : answer.refresh(),
            sameRefresh && answer.refreshExpiresAt() == null
                ? before.refreshExpiresAt()
                : answer.refreshExpiresAt(),
            idToken(session, answer.idToken()));
    List<String> granted = answer.scopes() == null ? session.grantedScopes() : answer.scopes();
    return session.with(newer, granted);
  }

  /** The new id_token when it is about the same person. Without the issuer's keys, the old one. */
  private String idToken(PersonSession session, @Nullable String idToken) {
    String before = session.tokens().idToken();
    if (idToken == null) {
      return before;
    }
    try {
      idTokens.checkRefreshed(idToken, session.person());
      return idToken;
    } catch (InvalidTokenException e) {
      throw Operation.REFRESH.failure("the id_token is not accepted: " + e.what());
    } catch (TransportException | ApiException e) {
      // the refresh token may have been replaced: losing it now would end the session
      LOG.debug("The issuer's keys cannot be read; the id_token of before is kept", e);
      return before;
    }
  }
}
