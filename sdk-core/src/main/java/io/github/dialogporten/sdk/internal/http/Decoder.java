package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import java.io.IOException;

/**
 * Makes a value of a successful answer.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface Decoder<T> {

  /**
   * Decodes. A failure of the stream itself goes through as it is: it counts as no answer.
   *
   * @param answer the answer; closed by the pipeline afterwards, unless the operation streams
   * @return the value
   * @throws IOException when the stream breaks
   * @throws JsonMismatchException when the body is not of the expected form
   */
  T decode(Answer answer) throws IOException, JsonMismatchException;
}
