package io.github.dialogporten.sdk.internal.http;

/**
 * How the answer to a call is read.
 *
 * @param decoder makes the value
 * @param streams whether the value goes on reading after the call
 * @param takesRefusals whether an answer that refuses is decoded as well, where no later attempt
 *     would change it
 * @param keepsRaw whether the bytes are kept
 */
record Reading<T>(Decoder<T> decoder, boolean streams, boolean takesRefusals, boolean keepsRaw) {

  /** An answer of success, read within the call. */
  static <T> Reading<T> by(Decoder<T> decoder) {
    return new Reading<>(decoder, false, false, false);
  }

  Reading<T> streaming(boolean other) {
    return new Reading<>(decoder, other, takesRefusals, keepsRaw);
  }

  Reading<T> withRefusals() {
    return new Reading<>(decoder, streams, true, keepsRaw);
  }

  Reading<T> keepingRaw(boolean other) {
    return new Reading<>(decoder, streams, takesRefusals, other);
  }

  /** Whether an answer with this status is a value. */
  boolean takes(int status) {
    return (status >= 200 && status < 300)
        || (takesRefusals && Semantics.outcomeOf(status) == Semantics.Outcome.FINAL);
  }
}
