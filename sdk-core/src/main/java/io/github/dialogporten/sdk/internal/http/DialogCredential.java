package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an opened dialog allows: its token, if it has one.
 *
 * @param token the dialog token, with the end of its ten minutes
 * @param check looks at the token before it is sent
 */
public record DialogCredential(@Nullable AccessToken token, Check check) {

  /** Looks at a token before it is sent. */
  @FunctionalInterface
  public interface Check {

    /** Sends every token. */
    Check NONE = (token, operation) -> {};

    /**
     * Looks at a token.
     *
     * @param token the token
     * @param operation for what it is to be sent, as it stands in exceptions
     * @throws io.github.dialogporten.sdk.errors.DialogportenException when it is not to be sent
     */
    void look(AccessToken token, String operation);
  }

  /**
   * Checks the components.
   *
   * @param token the dialog token, with the end of its ten minutes
   * @param check looks at the token before it is sent
   */
  public DialogCredential {
    Objects.requireNonNull(check, "check");
  }

  /**
   * A token that is sent as it is.
   *
   * @param token the dialog token, with the end of its ten minutes
   */
  public DialogCredential(@Nullable AccessToken token) {
    this(token, Check.NONE);
  }

  /**
   * The same token, looked at before it is sent.
   *
   * @param other looks at it
   * @return a credential
   */
  public DialogCredential checked(Check other) {
    return new DialogCredential(token, other);
  }

  @Override
  public String toString() {
    return "DialogCredential[]";
  }
}
