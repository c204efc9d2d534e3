package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a destination gets. */
public enum Credential {
  /** The provider's token, as it is. */
  PROVIDER_TOKEN,
  /** An Altinn token: the provider's own, or exchanged for one. */
  ALTINN_TOKEN,
  /** The dialog token of the dialog that the address stands in. */
  DIALOG_TOKEN,
  /** None. */
  NONE;

  /** Where one call gets its token from. */
  interface Source {

    /** No token at all. */
    Source NONE = left -> null;

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
}
