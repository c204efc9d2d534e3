package io.github.dialogporten.sdk.keys;

import java.security.GeneralSecurityException;

/**
 * A key did not sign: its certificate is not valid at that time, or its {@link Signer} failed. The
 * message says which, without values, and there is no cause: those of others can quote secrets.
 */
public final class SigningException extends GeneralSecurityException {

  private static final long serialVersionUID = 1L;
  private static final int MOST_CAUSES = 5;

  SigningException(String message) {
    super(message);
  }

  /** The names of the failure's classes tell what went wrong; its messages may tell too much. */
  static SigningException of(String what, Throwable failure) {
    StringBuilder names = new StringBuilder();
    Throwable each = failure;
    for (int i = 0; each != null && i < MOST_CAUSES; i++) {
      names.append(i == 0 ? "" : ", by ").append(each.getClass().getName());
      each = each.getCause();
    }
    SigningException told = new SigningException(what + " (" + names + ")");
    told.setStackTrace(failure.getStackTrace());
    return told;
  }
}
