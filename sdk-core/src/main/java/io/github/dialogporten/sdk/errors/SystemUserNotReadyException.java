package io.github.dialogporten.sdk.errors;

import org.jspecify.annotations.Nullable;

/**
 * Maskinporten knows no such system user (MP-303): the customer has not approved it, it was made
 * with another external reference, the client is not in the system's register entry, or the
 * organisation is not its owner. For an agent system user the owner is the accountant or auditor,
 * never a client of theirs.
 */
public class SystemUserNotReadyException extends TokenException {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal with this meaning.
   *
   * @param refusal who refused, and with which codes
   * @param what the meaning, without values
   * @param cause the cause, whose message holds no values
   */
  public SystemUserNotReadyException(TokenRefusal refusal, String what, @Nullable Throwable cause) {
    super(refusal, what, cause);
  }

  @Override
  protected TokenException again() {
    return new SystemUserNotReadyException(refusal(), meaning(), this);
  }
}
