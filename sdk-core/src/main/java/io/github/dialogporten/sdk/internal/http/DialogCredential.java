package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an opened dialog allows: its token, if it has one.
 *
 * @param token the dialog token, with the end of its ten minutes
 * @param check looks at the token before it is sent
 */
public record DialogCredential(@Nullable AccessToken token, Check check) {

  /** Looks at a dialog token before it is sent. */
  @FunctionalInterface
  public interface Check {

    /** Lets every token be sent. */
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

  private static final Duration LIFETIME = Duration.ofMinutes(10);

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

  /**
   * The token of a dialog that was just opened.
   *
   * @param value the token, or null when there is none
   * @param openedAt when the dialog was opened
   * @return the token with its end as it says itself, else ten minutes from then; null when there
   *     is none, or it is nothing that can be sent
   */
  public static @Nullable AccessToken token(@Nullable String value, Instant openedAt) {
    if (value == null) {
      return null;
    }
    try {
      @Nullable Claims claims = Claims.of(value);
      @Nullable Instant expiry = claims == null ? null : claims.expiry();
      return AccessToken.of(value, expiry == null ? openedAt.plus(LIFETIME) : expiry);
    } catch (IllegalArgumentException unsendable) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "DialogCredential[]";
  }
}
