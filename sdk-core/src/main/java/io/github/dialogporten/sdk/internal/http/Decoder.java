package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.internal.json.Json;
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

  /**
   * Returns a decoder of answers that are one JSON object.
   *
   * @param wire the wire record to read it into
   * @param mapping makes the value
   * @param <W> the wire record
   * @param <T> the value
   * @return the decoder
   */
  static <W, T> Decoder<T> json(Class<W> wire, Json.Mapping<W, T> mapping) {
    return json(Pipeline.mostJson(), wire, mapping);
  }

  /**
   * Returns a decoder of answers that are one JSON object, with a limit of its own.
   *
   * @param most the most bytes
   * @param wire the wire record to read it into
   * @param mapping makes the value
   * @param <W> the wire record
   * @param <T> the value
   * @return the decoder
   */
  static <W, T> Decoder<T> json(long most, Class<W> wire, Json.Mapping<W, T> mapping) {
    return answer -> mapping.map(Json.read(answer.stream(most), wire), answer.raw());
  }
}
