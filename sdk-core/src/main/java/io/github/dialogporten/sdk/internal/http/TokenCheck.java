package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;

/** Looks at a dialog token before it is sent. */
@FunctionalInterface
public interface TokenCheck {

  /** Lets every token be sent. */
  TokenCheck NONE = (token, operation) -> {};

  /**
   * Looks at a token.
   *
   * @param token the token
   * @param operation for what it is to be sent, as it stands in exceptions
   * @throws io.github.dialogporten.sdk.errors.DialogportenException when it is not to be sent
   */
  void look(AccessToken token, String operation);
}
