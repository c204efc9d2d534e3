package io.github.dialogporten.sdk.internal.http;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that is ready to be sent: the one shape in which the attempts see it.
 *
 * @param kind what it is one of
 * @param route where it goes
 * @param headers its headers, credentials apart
 * @param body makes the body anew for each attempt; null for none
 * @param credentials where its token comes from
 * @param reading how its answer is read
 * @param correlationId the caller's name for the call, for logs; null for none
 */
record Call<T>(
    CallKind kind,
    Route route,
    Map<String, String> headers,
    @Nullable Supplier<Body> body,
    CredentialSource credentials,
    Reading<T> reading,
    @Nullable String correlationId) {

  @Override
  public String toString() {
    return "Call[" + kind.name() + "]";
  }
}
