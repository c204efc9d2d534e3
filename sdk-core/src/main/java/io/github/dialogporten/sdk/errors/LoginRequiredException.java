package io.github.dialogporten.sdk.errors;

import org.jspecify.annotations.Nullable;

/** The person has to log in again: the session has ended, or was revoked. */
public class LoginRequiredException extends TokenException {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal with this meaning.
   *
   * @param refusal who refused, and with which codes
   * @param what the meaning, without values
   * @param cause the cause, whose message holds no values
   */
  public LoginRequiredException(TokenRefusal refusal, String what, @Nullable Throwable cause) {
    super(refusal, what, cause);
  }

  @Override
  protected TokenException again() {
    return new LoginRequiredException(refusal(), meaning(), this);
  }
}
