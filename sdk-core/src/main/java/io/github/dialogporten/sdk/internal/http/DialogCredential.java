package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import org.jspecify.annotations.Nullable;

/**
 * What an opened dialog allows: its token, if it has one.
 *
 * @param token the dialog token, with the end of its ten minutes
 * @param check looks at the token before it is sent
 */
public record DialogCredential(@Nullable AccessToken token, TokenCheck check) {

  /**
   * A token that is sent as it is.
   *
   * @param token the dialog token, with the end of its ten minutes
   */
  public DialogCredential(@Nullable AccessToken token) {
    this(token, TokenCheck.NONE);
  }

  /**
   * The same token, looked at before it is sent.
   *
   * @param other looks at it
   * @return a credential
   */
  public DialogCredential checked(TokenCheck other) {
    return new DialogCredential(token, other);
  }

  @Override
  public String toString() {
    return "DialogCredential[]";
  }
}
