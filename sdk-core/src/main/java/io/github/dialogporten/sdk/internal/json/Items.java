package io.github.dialogporten.sdk.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The items of one list, each mapped as soon as it is read: of a long list the records are never
 * there all at once. Not thread-safe.
 *
 * @param <W> the wire record of an item
 * @param <T> what is made of it
 */
public final class Items<W, T> {

  private final Class<W> wire;
  private final Json.Mapping<W, T> mapping;
  private final List<T> all = new ArrayList<>();
  private int dropped;

  /**
   * Items that are still to be read.
   *
   * @param wire the wire record of an item
   * @param mapping makes the values
   */
  public Items(Class<W> wire, Json.Mapping<W, T> mapping) {
    this.wire = wire;
    this.mapping = mapping;
  }

  /**
   * Items that are kept as the records that they are.
   *
   * @param wire the wire record of an item
   * @param <W> the wire record of an item
   * @return items that are still to be read
   */
  static <W> Items<W, W> of(Class<W> wire) {
    return new Items<>(wire, (read, rawJson) -> read);
  }

  /**
   * What was read so far.
   *
   * @return the values of all items that are not null; unmodifiable
   */
  public List<T> all() {
    return Collections.unmodifiableList(all);
  }

  /**
   * How many items were null.
   *
   * @return the number of items that are missing in {@link #all()}
   */
  public int dropped() {
    return dropped;
  }

  Class<W> wire() {
    return wire;
  }

  /** Reads what the parser stands at. */
  @FunctionalInterface
  interface Reading {
    Object at(JsonParser parser) throws IOException;
  }

  /**
   * Reads the rest of a list.
   *
   * @param parser stands at the beginning of the list
   * @param reading reads an item
   * @param nested whether the items may be lists of items
   */
  void read(JsonParser parser, Reading reading, boolean nested) throws IOException {
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      try {
        if (nested && parser.hasToken(JsonToken.START_ARRAY)) {
          read(parser, reading, false);
        } else if (parser.hasToken(JsonToken.VALUE_NULL)) {
          dropped++;
        } else {
          all.add(mapped(parser, wire.cast(reading.at(parser))));
        }
      } catch (IOException e) {
        throw JsonMappingException.wrapWithPath(e, List.class, index);
      }
    }
  }

  private T mapped(JsonParser parser, W item) throws IOException {
    try {
      return mapping.map(item, null);
    } catch (JsonMismatchException e) {
      throw JsonMappingException.from(parser, "item", e);
    }
  }
}
