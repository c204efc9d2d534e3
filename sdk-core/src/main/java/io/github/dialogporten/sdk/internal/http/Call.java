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
    Credential.Source credentials,
    Reading<T> reading,
    @Nullable String correlationId) {

  @Override
  public String toString() {
    return "Call[" + kind.name() + "]";
  }

  /**
   * How the answer to a call is read.
   *
   * @param decoder makes the value
   * @param kind what the body is
   * @param takesRefusals whether an answer that refuses is decoded as well, where no later attempt
   *     would change it
   * @param keepsRaw whether the bytes are kept
   */
  record Reading<T>(Decoder<T> decoder, BodyKind kind, boolean takesRefusals, boolean keepsRaw) {

    /** An answer of success, read within the call. */
    static <T> Reading<T> by(Decoder<T> decoder) {
      return new Reading<>(decoder, BodyKind.TEXT, false, false);
    }

    Reading<T> of(BodyKind other) {
      return new Reading<>(decoder, other, takesRefusals, keepsRaw);
    }

    Reading<T> withRefusals() {
      return new Reading<>(decoder, kind, true, keepsRaw);
    }

    Reading<T> keepingRaw(boolean other) {
      return new Reading<>(decoder, kind, takesRefusals, other);
    }

    /** Whether the value goes on reading after the call. */
    boolean streams() {
      return kind == BodyKind.STREAM;
    }

    /** Whether an answer with this status is a value. */
    boolean takes(int status) {
      return (status >= 200 && status < 300)
          || (takesRefusals && Semantics.outcomeOf(status) == Semantics.Outcome.FINAL);
    }
  }
}
