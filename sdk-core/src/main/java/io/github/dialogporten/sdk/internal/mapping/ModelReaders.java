package io.github.dialogporten.sdk.internal.mapping;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.internal.json.Items;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.json.ListDocument;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The public models of a package, each with the way from its JSON: the same decoders that read real
 * answers. Filled once, then read only.
 */
public final class ModelReaders {

  private final Map<Class<?>, Reader> readers = new LinkedHashMap<>();

  /**
   * Makes a model of a wire record.
   *
   * @param <W> the wire record
   * @param <T> the model
   */
  @FunctionalInterface
  public interface Mapping<W, T> {
    /**
     * Maps.
     *
     * @param wire the record
     * @param rawJson the bytes that it was read from, when they are kept
     * @param now when it came
     * @return the model
     * @throws JsonMismatchException when something that must be there is not
     */
    T map(W wire, byte @Nullable [] rawJson, Instant now) throws JsonMismatchException;
  }

  @FunctionalInterface
  private interface Reader {
    Object read(byte[] json, byte @Nullable [] rawJson, Instant now);
  }

  /**
   * Adds a model that keeps its bytes when asked to, and the time.
   *
   * @param model the public type
   * @param wire the wire record
   * @param mapping makes one of the other
   * @param <W> the wire record
   * @param <T> the model
   * @return this
   */
  public <W, T> ModelReaders add(Class<T> model, Class<W> wire, Mapping<W, T> mapping) {
    readers.put(
        model,
        (json, rawJson, now) -> read(model, wire, json, read -> mapping.map(read, rawJson, now)));
    return this;
  }

  /**
   * Adds a model that keeps its bytes when asked to.
   *
   * @param model the public type
   * @param wire the wire record
   * @param mapping makes one of the other
   * @param <W> the wire record
   * @param <T> the model
   * @return this
   */
  public <W, T> ModelReaders add(Class<T> model, Class<W> wire, Json.Mapping<W, T> mapping) {
    return add(model, wire, (read, rawJson, now) -> mapping.map(read, rawJson));
  }

  /**
   * Adds a model that keeps no bytes.
   *
   * @param model the public type
   * @param wire the wire record
   * @param mapping makes one of the other
   * @param <W> the wire record
   * @param <T> the model
   * @return this
   */
  public <W, T> ModelReaders add(Class<T> model, Class<W> wire, FromWire.Mapping<W, T> mapping) {
    return add(model, wire, (read, rawJson, now) -> mapping.map(read));
  }

  /**
   * Adds a model that is a list.
   *
   * @param model the public type
   * @param document its kind of document
   * @param <T> the model
   * @return this
   */
  public <T> ModelReaders add(Class<T> model, ListDocument<?, ?, ?, T> document) {
    readers.put(model, (json, rawJson, now) -> read(model, document, json, rawJson));
    return this;
  }

  /**
   * The models that can be read.
   *
   * @return an unmodifiable set
   */
  public Set<Class<?>> types() {
    return Collections.unmodifiableSet(readers.keySet());
  }

  /**
   * Reads a model.
   *
   * @param model the public type
   * @param json its JSON in UTF-8
   * @param keepRaw whether the model keeps the bytes
   * @param now when it came
   * @param <T> the model
   * @return the model; empty when it is none of these
   * @throws ResponseFormatException when the JSON is none that the SDK would take from a server
   */
  public <T> Optional<T> read(Class<T> model, byte[] json, boolean keepRaw, Instant now) {
    return Optional.ofNullable(readers.get(model))
        .map(reader -> model.cast(reader.read(json, keepRaw ? json.clone() : null, now)));
  }

  /**
   * Reads one model.
   *
   * @param model what is named when it cannot be read
   * @param wire the wire record
   * @param json its JSON in UTF-8
   * @param mapping makes the model
   * @param <W> the wire record
   * @param <T> the model
   * @return the model
   * @throws ResponseFormatException when the JSON is none that the SDK would take from a server
   */
  public static <W, T> T read(
      Class<?> model, Class<W> wire, byte[] json, FromWire.Mapping<W, T> mapping) {
    try {
      return mapping.map(Json.read(json, wire));
    } catch (JsonMismatchException e) {
      throw unreadable(model, e);
    }
  }

  /**
   * Reads one model that is a list.
   *
   * @param model what is named when it cannot be read
   * @param document its kind of document
   * @param json its JSON in UTF-8
   * @param rawJson the bytes that it keeps, if it does
   * @param <E> the wire record of what stands around the list
   * @param <W> the wire record of an item
   * @param <I> what is made of an item
   * @param <T> the model
   * @return the model
   * @throws ResponseFormatException when the JSON is none that the SDK would take from a server
   */
  public static <E, W, I, T> T read(
      Class<?> model, ListDocument<E, W, I, T> document, byte[] json, byte @Nullable [] rawJson) {
    Items<W, I> items = document.unread();
    try {
      E envelope = Json.read(json, document.envelope(), items);
      return document.whole().of(envelope, items.all(), rawJson);
    } catch (JsonMismatchException e) {
      throw unreadable(model, e);
    }
  }

  private static ResponseFormatException unreadable(Class<?> model, JsonMismatchException e) {
    return new ResponseFormatException(
        CallInfo.notSent("models." + model.getSimpleName()),
        "JSON of the documented form",
        e.path(),
        e.line(),
        e.column());
  }
}
