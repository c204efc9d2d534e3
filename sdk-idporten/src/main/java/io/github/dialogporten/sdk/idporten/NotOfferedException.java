package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import org.jspecify.annotations.Nullable;

/**
 * The issuer has no such service: its metadata document names no revocation endpoint, or no logout
 * endpoint. Nothing was sent for it, and asking again does not help; end the local session only.
 */
public class NotOfferedException extends TokenException {

  private static final long serialVersionUID = 1L;

  /**
   * A service that is not there.
   *
   * @param refusal which call wanted it
   * @param what the meaning, without values
   * @param cause the cause, whose message holds no values
   */
  public NotOfferedException(TokenRefusal refusal, String what, @Nullable Throwable cause) {
    super(refusal, what, cause);
  }

  @Override
  protected TokenException again() {
    return new NotOfferedException(refusal(), meaning(), this);
  }
}
