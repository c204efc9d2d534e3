package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where one call gets its token from. */
interface CredentialSource {

  /** No token at all. */
  CredentialSource NONE = left -> null;

  /** The token for the next attempt; null for none. */
  @Nullable AccessToken token(Duration left);

  /**
   * Asks for another token after one was not accepted.
   *
   * @return whether there is another one to try
   */
  default boolean renew(AccessToken used, Duration left) {
    return false;
  }
}
