package io.github.dialogporten.sdk.idporten;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finishes logins: compares the callback, exchanges the code, validates the id_token. */
final class Logins {

  /** How long the person may take. Issuers end their own side of it earlier. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final int MOST_CODES = 10_000;

  private final ClientSettings client;
  private final Discovery discovery;
  private final Wire wire;
  private final KeySet keys;
  private final IdTokens idTokens;
  private final TimeSource time;
  private final SeenOnce codes;
  private final SeenOnce finished;

  Logins(
      ClientSettings client,
      Discovery discovery,
      Wire wire,
      KeySet keys,
      IdTokens idTokens,
      TimeSource time) {
    this.client = client;
    this.discovery = discovery;
    this.wire = wire;
    this.keys = keys;
    this.idTokens = idTokens;
    this.time = time;
    this.codes = new SeenOnce(time, LONGEST, MOST_CODES);
    this.finished = new SeenOnce(time, LONGEST, MOST_CODES);
  }

  PersonSession finish(PendingLogin pending, Callback callback) {
    PendingLogin.Parts login = pending.parts();
    if (!client.owns(login.issuer(), login.clientId())) {
      throw new IllegalArgumentException(
          "pending: a login that was started by a client with this issuer and client id");
    }
    String code = code(login, callback);
    keys.current(); // before the code is spent: without them the login cannot be finished
    use(login);
    if (!codes.add(code)) {
      throw failure(
          LoginFailedException.Reason.CODE,
          "this code was tried before: a code is good for one try; start the login again");
    }
    TokenAnswer answer;
    try {
      answer = exchange(login, code);
    } catch (DialogportenException e) {
      if (!(e instanceof TokenException) && !e.mayHaveBeenCarriedOut()) {
        codes.remove(code); // it never left, so the same callback can be tried again
        finished.remove(login.state());
      }
      throw e;
    }
    return session(login, answer);
  }

  /** A login is answered once, by a code or by an error. */
  private void use(PendingLogin.Parts login) {
    if (!finished.add(login.state())) {
      throw failure(
          LoginFailedException.Reason.STATE,
          "this login was finished before: it can be finished once; start the login again");
    }
  }

  /** The code of a callback that belongs to this login. */
  private String code(PendingLogin.Parts login, Callback callback) {
    if (!callback.isWellFormed()) {
      throw failure(
          LoginFailedException.Reason.CALLBACK,
          "the callback is damaged: it cannot be read, or says something twice");
    }
    if (!isSame(login.state(), callback.state().orElse(""))) {
      throw failure(
          LoginFailedException.Reason.STATE,
          "the callback is not this login's: its state is another");
    }
    checkIssuer(callback.one("iss"));
    if (Duration.between(login.startedAt(), time.now()).compareTo(LONGEST) > 0) {
      throw failure(
          LoginFailedException.Reason.EXPIRED,
          "the login was started more than an hour ago; start again");
    }
    if (callback.one("error").isPresent()) {
      use(login);
      throw OAuthError.read(callback).loginFailure();
    }
    return callback
        .one("code")
        .orElseThrow(
            () ->
                failure(
                    LoginFailedException.Reason.CALLBACK,
                    "the callback has neither a code nor an error"));
  }

  private void checkIssuer(Optional<String> issuer) {
    boolean right =
        issuer.isPresent()
            ? issuer.get().equals(client.issuer().toString())
            : !discovery.metadata().namesItself();
    if (!right) {
      throw failure(
          LoginFailedException.Reason.ISSUER,
          "the callback comes from another issuer, or does not say from which");
    }
  }

  private static boolean isSame(String mine, String theirs) {
    return MessageDigest.isEqual(
        mine.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
  }

  private TokenAnswer exchange(PendingLogin.Parts login, String code) {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), login.redirectUri(), new CodeVerifier(login.verifier()));
    IssuerReply reply;
    try {
      reply = wire.postCode(discovery.metadata().token(), grant.toParameters());
    } catch (ContentException e) {
      throw new LoginFailedException(
          LoginFailedException.Reason.ANSWER,
          Operation.CODE.refusal(),
          "the issuer, or something before it, answered success in a coding that cannot be read",
          e);
    }
    Instant received = time.now();
    if (!reply.isSuccess()) {
      throw OAuthError.read(Operation.CODE, reply, received, wire.signs()).loginFailure();
    }
    try {
      return TokenAnswer.read(Operation.CODE, reply, received);
    } catch (TokenException e) {
      throw new LoginFailedException(
          LoginFailedException.Reason.ANSWER,
          ErrorsAccess.refusal(e),
          ErrorsAccess.meaning(e),
          null);
    }
  }

  private PersonSession session(PendingLogin.Parts login, TokenAnswer answer) {
    @Nullable String idToken = answer.idToken();
    if (idToken == null) {
      throw failure(LoginFailedException.Reason.ID_TOKEN, "the issuer gave no id_token");
    }
    PersonSession.Person person;
    try {
      person = idTokens.ofLogin(idToken, answer.access(), login);
    } catch (InvalidTokenException e) {
      boolean damaged = e.reason() == LoginFailedException.Reason.ID_TOKEN;
      throw failure(e.reason(), (damaged ? "the id_token is not accepted: " : "") + e.what());
    }
    List<String> granted = answer.scopes() == null ? login.scopes() : answer.scopes();
    return new PersonSession(
        person,
        new PersonSession.Tokens(
            answer.access(),
            answer.expiresAt(),
            answer.receivedAt(),
            answer.refresh(),
            answer.refreshExpiresAt(),
            idToken),
        login.scopes(),
        granted);
  }

  private static LoginFailedException failure(LoginFailedException.Reason reason, String what) {
    return new LoginFailedException(reason, Operation.LOGIN.refusal(), what, null);
  }
}
