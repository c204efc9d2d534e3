package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.observe.Destination;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that is ready to be sent: the one shape in which the attempts see it.
 *
 * @param name as it stands in exceptions and logs
 * @param path the path as it may stand in logs: a template, never an address
 * @param method the HTTP method
 * @param destination what kind of host it goes to, as a listener is told
 * @param semantics what it does on the server
 * @param route where it goes
 * @param headers its headers, credentials apart
 * @param body makes the body anew for each attempt; null for none
 * @param credentials where its token comes from
 * @param streams whether the value goes on reading after the call
 * @param takesRefusals whether an answer that refuses is decoded as well, where no later attempt
 *     would change it
 * @param keepRaw whether the bytes are kept
 * @param decoder makes the value
 * @param advice what its refusals may mean
 * @param correlationId the caller's name for the call, for logs; null for none
 */
record Call<T>(
    String name,
    String path,
    String method,
    Destination destination,
    Semantics semantics,
    Route route,
    Map<String, String> headers,
    @Nullable Supplier<Body> body,
    CredentialSource credentials,
    boolean streams,
    boolean takesRefusals,
    boolean keepRaw,
    Decoder<T> decoder,
    Advice advice,
    @Nullable String correlationId) {

  /** A call that nobody has given a name, and whose refusals mean what they say. */
  Call(
      String name,
      String path,
      String method,
      Destination destination,
      Semantics semantics,
      Route route,
      Map<String, String> headers,
      @Nullable Supplier<Body> body,
      CredentialSource credentials,
      boolean streams,
      boolean takesRefusals,
      boolean keepRaw,
      Decoder<T> decoder) {
    this(
        name,
        path,
        method,
        destination,
        semantics,
        route,
        headers,
        body,
        credentials,
        streams,
        takesRefusals,
        keepRaw,
        decoder,
        Advice.NONE,
        null);
  }

  /** Whether an answer with this status is a value. */
  boolean takes(int status) {
    return (status >= 200 && status < 300)
        || (takesRefusals && Semantics.outcomeOf(status) == Semantics.Outcome.FINAL);
  }

  @Override
  public String toString() {
    return "Call[" + name + "]";
  }
}
