package io.github.dialogporten.sdk.maskinporten;

import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import org.jspecify.annotations.Nullable;

/**
 * The key that is registered on the client in Maskinporten has expired (MP-121): it works for a
 * year from when it was registered. Register a new one, or the same again, and ask anew. Or the
 * business certificate that the key comes with has expired, which is found before anything is sent;
 * {@link #code()} is empty then.
 */
public class SigningKeyExpiredException extends TokenException {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal with this meaning.
   *
   * @param refusal who refused, and with which codes
   * @param what the meaning, without values
   * @param cause the cause, whose message holds no values
   */
  public SigningKeyExpiredException(TokenRefusal refusal, String what, @Nullable Throwable cause) {
    super(refusal, what, cause);
  }

  @Override
  protected TokenException again() {
    return new SigningKeyExpiredException(refusal(), meaning(), this);
  }
}
