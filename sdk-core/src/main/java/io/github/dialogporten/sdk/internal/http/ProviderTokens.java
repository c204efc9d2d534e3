package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.internal.async.TimeLimit;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks token providers, which may be code of the user's: on the caller's thread, within the
 * caller's time, with failures that a call knows.
 */
final class ProviderTokens {

  private ProviderTokens() {}

  /** The provider's token, within the time of the request. */
  static AccessToken token(TokenProvider provider, TokenRequest request) {
    return within(request.timeout(), () -> asked(provider, request));
  }

  /** What a provider is asked to do, within a time. */
  static <T> T within(Duration time, Supplier<T> work) {
    try {
      return TimeLimit.within(time, work);
    } catch (TimeoutException e) {
      throw new TransportException(
          CallInfo.notSent("token"), TransportException.Kind.TIMEOUT, null);
    }
  }

  /** A provider that breaks in any way has no token. */
  private static AccessToken asked(TokenProvider provider, TokenRequest request) {
    try {
      return Objects.requireNonNull(provider.token(request), "the provider gave no token");
    } catch (DialogportenException e) {
      throw e;
    } catch (RuntimeException e) {
      throw ErrorsAccess.source(e); // its message can hold anything
    }
  }
}
