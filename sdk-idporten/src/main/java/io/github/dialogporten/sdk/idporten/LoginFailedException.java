package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A login that did not come about. {@link #reason()} tells what to do; {@link #error()} is the
 * issuer's own code, where it sent one. When the issuer cannot be reached or is down, that is a
 * {@link io.github.dialogporten.sdk.errors.TransportException} or an {@link
 * io.github.dialogporten.sdk.errors.ApiException} instead.
 */
public class LoginFailedException extends TokenException {

  private static final long serialVersionUID = 1L;

  /** Why. New reasons may be added. */
  public enum Reason {
    /**
     * The person went back, or said no ({@code access_denied}); or the application ended a desktop
     * login with {@link io.github.dialogporten.sdk.idporten.desktop.DesktopLogin#cancel}.
     */
    CANCELLED,
    /** The browser of a desktop login did not come back in time; see also {@link #EXPIRED}. */
    TIMED_OUT,
    /** There is no browser for a desktop login, and nothing is set that announces the address. */
    NO_BROWSER,
    /** The port of a desktop login cannot be used: most often another program has it. */
    PORT,
    /** The person is not logged in at the issuer, which was told to show no page. */
    LOGIN_REQUIRED,
    /** The issuer has to show a page, and was told not to. */
    INTERACTION_REQUIRED,
    /** The person has to agree first, and the issuer was told to show no page. */
    CONSENT_REQUIRED,
    /** The person has to choose an account, and the issuer was told to show no page. */
    ACCOUNT_SELECTION_REQUIRED,
    /** A scope is unknown, or not registered on the client ({@code invalid_scope}). */
    SCOPE,
    /** The client is not accepted: its id, its key or secret, or what is registered on it. */
    CLIENT,
    /** The issuer took the request for wrong: most often a redirect address or an option. */
    REQUEST,
    /** The issuer has a problem of its own, and says so. Try again later. */
    SERVER,
    /** The callback is damaged: no code, or a parameter twice. */
    CALLBACK,
    /** The callback belongs to another login, or this one was finished before. Start again. */
    STATE,
    /** The callback comes from another issuer, or does not say from which. */
    ISSUER,
    /** Too much time went by between the start and the callback. Start again. */
    EXPIRED,
    /** The code was used before, or has expired ({@code invalid_grant}). Start again. */
    CODE,
    /** The issuer took the code, and answered with something that is of no use. Start again. */
    ANSWER,
    /** The id_token is missing, or is not what this login is about. */
    ID_TOKEN,
    /** The level of authentication that was asked for is not reached. */
    LEVEL,
    /** Another person has logged in than {@link LoginOptions#samePersonAs} says. */
    PERSON,
    /** Anything else; {@link #error()} has the issuer's code, if there is one. */
    OTHER
  }

  /** What happened; never null. */
  private final Reason reason;

  /**
   * A failed login with this meaning.
   *
   * @param reason why
   * @param refusal who refused, and with which codes
   * @param what the meaning, without values
   * @param cause the cause, whose message holds no values
   */
  public LoginFailedException(
      Reason reason, TokenRefusal refusal, String what, @Nullable Throwable cause) {
    super(refusal, what, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * Returns why.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  @Override
  public boolean isTransient() {
    return reason == Reason.SERVER;
  }

  @Override
  protected TokenException again() {
    return new LoginFailedException(reason, refusal(), meaning(), this);
  }
}
