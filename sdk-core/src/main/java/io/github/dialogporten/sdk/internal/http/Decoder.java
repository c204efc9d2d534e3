package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.internal.json.Items;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.json.ListDocument;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

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
    return answer -> mapping.map(Json.read(answer.json(), wire), answer.raw());
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

  /**
   * Returns a decoder of answers that hold a list, item by item.
   *
   * @param document the kind of document
   * @param <E> the wire record of what stands around the list
   * @param <W> the wire record of an item
   * @param <T> what is made of an item
   * @param <V> the value
   * @return the decoder
   */
  static <E, W, T, V> Decoder<V> list(ListDocument<E, W, T, V> document) {
    return answer -> {
      Items<W, T> items = document.unread();
      E envelope = Json.read(answer.json(), document.envelope(), items);
      answer.dropped(items.dropped());
      return document.whole().of(envelope, items.all(), answer.raw());
    };
  }

  /**
   * Returns a decoder of answers that are one JSON array, item by item.
   *
   * @param item the wire record of an item
   * @param mapping maps one item
   * @param whole makes the value of the items and the bytes, if they are kept
   * @param <W> the wire record of an item
   * @param <T> what is made of an item
   * @param <V> the value
   * @return the decoder
   */
  static <W, T, V> Decoder<V> array(
      Class<W> item, Json.Mapping<W, T> mapping, BiFunction<List<T>, byte @Nullable [], V> whole) {
    return answer -> {
      Items<W, T> items = new Items<>(item, mapping);
      Json.readList(answer.json(), items);
      answer.dropped(items.dropped());
      return whole.apply(items.all(), answer.raw());
    };
  }
}
