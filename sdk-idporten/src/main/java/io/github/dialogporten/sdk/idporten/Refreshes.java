package io.github.dialogporten.sdk.idporten;

import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.LoginRequiredException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.internal.http.Claims;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import java.time.Duration;
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
   * What an answer of the issuer makes of a session. It is written down first, whatever else is
   * wrong with the answer: the refresh token of before may not work any more.
   *
   * @param session with the issuer's newest refresh token, which may be the same; without any when
   *     it is over
   * @param told what is thrown after that; null when the session has a new access token
   */
  record Refreshed(PersonSession session, @Nullable TokenException told) {

    @Override
    public String toString() {
      return "Refreshed[]";
    }
  }

  /** How long a refresh may take, with the documents that it may have to read. */
  Duration longest() {
    return wire.longest();
  }

  /**
   * Asks for new tokens.
   *
   * @param session a session with a refresh token
   * @return what is to be written down, and then told
   * @throws LoginRequiredException when the issuer does not take the refresh token
   * @throws DialogportenException when there are no new tokens for another reason; the session is
   *     as it was
   */
  Refreshed refresh(PersonSession session) {
    String refreshToken = Objects.requireNonNull(session.tokens().refresh(), "refreshToken");
    IssuerReply reply =
        wire.postRefresh(
            discovery.metadata().token(),
            new RefreshTokenGrant(new RefreshToken(refreshToken)).toParameters(),
            session.subject());
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
    if (isAnothers(session, reply)) {
      return new Refreshed(
          session.ended(),
          new LoginRequiredException(
              Operation.REFRESH.refusal(),
              "the issuer answered with another person's id_token, so the session is over: log in"
                  + " again",
              null));
    }
    TokenAnswer answer;
    try {
      answer = TokenAnswer.read(Operation.REFRESH, reply, received);
    } catch (TokenException e) {
      return rescued(session, reply, received, e);
    }
    return new Refreshed(merged(session, answer, isValid(answer)), null);
  }

  /**
   * Whether the answer's id_token names somebody else than the session. It is read before anything
   * else of the answer, and whether or not it is valid: tokens that came with another person's name
   * are not given or stored, even where expired, badly signed or damaged otherwise.
   */
  private static boolean isAnothers(PersonSession session, IssuerReply reply) {
    @Nullable Claims claims = TokenAnswer.idToken(reply).map(Claims::of).orElse(null);
    return claims != null
        && (isAnother(session.subject(), claims.get("sub"))
            || isAnother(session.person().pid(), claims.get("pid")));
  }

  private static boolean isAnother(@Nullable String known, @Nullable Object named) {
    return known != null && named != null && !named.equals("") && !known.equals(named.toString());
  }

  /** An answer without a usable access token may have a refresh token all the same. */
  private static Refreshed rescued(
      PersonSession session, IssuerReply reply, Instant received, TokenException unusable) {
    TokenAnswer.Renewal renewal = TokenAnswer.renewal(reply, received).orElseThrow(() -> unusable);
    PersonSession.Tokens before = session.tokens();
    PersonSession.Tokens kept =
        new PersonSession.Tokens(
            before.access(),
            before.expiresAt(),
            before.receivedAt(),
            renewal.refresh(),
            renewal.expiresAt(),
            before.idToken());
    return new Refreshed(session.with(kept, session.grantedScopes()), unusable);
  }

  /**
   * Whether the id_token can be kept. One that cannot be validated counts as if it had not come,
   * since the refresh token of before may not work any more, and the session would end with it.
   */
  private boolean isValid(TokenAnswer answer) {
    @Nullable String idToken = answer.idToken();
    if (idToken == null) {
      return false;
    }
    try {
      idTokens.checkRefreshed(idToken, answer.access());
      return true;
    } catch (InvalidTokenException e) {
      LOG.warn("The id_token of a refresh is not valid and not used: {}", e.what());
    } catch (DialogportenException e) {
      LOG.debug("The issuer's keys cannot be read; the id_token of before is kept", e);
    }
    return false;
  }

  private PersonSession merged(PersonSession session, TokenAnswer answer, boolean valid) {
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
            valid ? Objects.requireNonNull(answer.idToken()) : before.idToken());
    List<String> granted = answer.scopes() == null ? session.grantedScopes() : answer.scopes();
    return session.with(newer, granted);
  }
}
