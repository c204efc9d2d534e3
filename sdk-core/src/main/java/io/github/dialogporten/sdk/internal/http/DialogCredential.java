package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an opened dialog allows: its token, if it has one.
 *
 * @param token the dialog token, with the end of its life as the server has it
 * @param clock the server's time, by which the token lives
 * @param check looks at the token before it is sent
 */
public record DialogCredential(@Nullable AccessToken token, ServerClock clock, Check check) {

  /** Looks at a dialog token before it is sent. */
  @FunctionalInterface
  public interface Check {

    /** Lets every token be sent. */
    Check NONE = (token, operation, now) -> {};

    /**
     * Looks at a token.
     *
     * @param token the token
     * @param operation for what it is to be sent, as it stands in exceptions
     * @param now the time at the server
     * @throws io.github.dialogporten.sdk.errors.DialogportenException when it is not to be sent
     */
    void look(AccessToken token, String operation, Instant now);
  }

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  /**
   * What a dialog allows that was just opened. A token was issued when the server answered, so that
   * it tells the server's time as well; its end is what it says itself, else ten minutes away.
   *
   * @param token the dialog's token; null when there is none, and as good as none when it is
   *     nothing that can be sent
   * @param opened the time as this machine knows it, running
   * @return a credential whose token is sent without a further look
   */
  public static DialogCredential opened(@Nullable String token, ServerClock opened) {
    if (token == null) {
      return new DialogCredential(null, opened, Check.NONE);
    }
    @Nullable Claims claims = Claims.of(token);
    @Nullable Instant issued = claims == null ? null : claims.time("iat");
    @Nullable Instant expiry = claims == null ? null : claims.expiry();
    if (expiry == null) {
      return of(token, opened.start().plus(LIFETIME), opened);
    }
    return of(token, expiry, issued == null ? opened : opened.issuing(issued));
  }

  private static DialogCredential of(String token, Instant expiry, ServerClock clock) {
    @Nullable AccessToken sendable;
    try {
      sendable = AccessToken.of(token, expiry);
    } catch (IllegalArgumentException unsendable) {
      sendable = null;
    }
    return new DialogCredential(sendable, clock, Check.NONE);
  }

  /**
   * The same token, looked at before it is sent.
   *
   * @param other looks at it
   * @return a credential
   */
  public DialogCredential checked(Check other) {
    return new DialogCredential(token, clock, other);
  }

  /** Whether a time has come that the server wrote. */
  public boolean isPast(Instant time) {
    return !clock.now().isBefore(time);
  }

  @Override
  public String toString() {
    return "DialogCredential[]";
  }
}
