package io.github.dialogporten.sdk.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON. What is odd never fails a document: a property or an enum value that is
 * not known, a date or a UUID that cannot be read, a number where a text belongs. What is not JSON
 * does, and so does an object where a list belongs or the other way round.
 *
 * <p>Streams are read as they come and are left open: who opened one closes it. An exception of the
 * stream itself comes out as it is, so that a connection that broke does not look like a bad body.
 *
 * <p>Thread-safe.
 */
public final class Json {

  private static final ConcurrentMap<Class<?>, ObjectReader> OBJECTS = new ConcurrentHashMap<>();
  private static final ConcurrentMap<Class<?>, ObjectReader> LISTS = new ConcurrentHashMap<>();

  private Json() {}

  /** Built when first needed: building it takes longer than reading a page with it. */
  private static final class Shared {
    static final JsonMapper MAPPER = Mappers.create();
    static final ObjectReader MAPS =
        MAPPER.readerFor(new TypeReference<Map<String, @Nullable Object>>() {});
    static final ObjectReader STRICT_MAPS =
        MAPS.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * Makes a value of a wire record.
   *
   * @param <W> the wire record
   * @param <T> the value
   */
  @FunctionalInterface
  public interface Mapping<W, T> {

    /**
     * Maps.
     *
     * @param wire the record
     * @param rawJson the bytes that it was read from, if they are kept
     * @return the value
     * @throws JsonMismatchException if something that must be there is not
     */
    T map(W wire, byte @Nullable [] rawJson) throws JsonMismatchException;
  }

  /**
   * Reads one object.
   *
   * @param in the body; read as far as the object goes, not closed
   * @param type what to read it into, a wire record as a rule
   * @return the object
   * @throws IOException when the stream fails, the stream's own exception
   * @throws JsonMismatchException when the body is empty, null, no JSON or of another shape
   */
  public static <T> T read(InputStream in, Class<T> type)
      throws IOException, JsonMismatchException {
    ObjectReader reader = OBJECTS.computeIfAbsent(type, Shared.MAPPER::readerFor);
    return type.cast(decode(in, reader));
  }

  /**
   * Reads one object of bytes in memory.
   *
   * @param json the body
   * @param type what to read it into, a wire record as a rule
   * @return the object
   * @throws JsonMismatchException when the body is empty, null, no JSON or of another shape
   */
  public static <T> T read(byte[] json, Class<T> type) throws JsonMismatchException {
    try {
      return read(new ByteArrayInputStream(json), type);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory that cannot be read", e);
    }
  }

  /**
   * Reads a list of objects.
   *
   * @param in the body; read as far as the list goes, not closed
   * @param element what to read each element into
   * @return the elements without those that are null; unmodifiable
   * @throws IOException when the stream fails, the stream's own exception
   * @throws JsonMismatchException when the body is empty, null, no JSON or of another shape
   */
  public static <T> List<T> readList(InputStream in, Class<T> element)
      throws IOException, JsonMismatchException {
    ObjectReader reader =
        LISTS.computeIfAbsent(
            element,
            type ->
                Shared.MAPPER.readerFor(
                    Shared.MAPPER.getTypeFactory().constructCollectionType(List.class, type)));
    List<?> read = (List<?>) decode(in, reader);
    List<T> kept = new ArrayList<>(read.size());
    for (Object each : read) {
      if (each != null) {
        kept.add(element.cast(each));
      }
    }
    return Collections.unmodifiableList(kept);
  }

  /**
   * Reads an object whose shape is not known, such as the body of a failure. Its values are
   * strings, numbers, booleans, lists, maps and nulls.
   *
   * @param json the body
   * @return the object, or null when the body is anything but a whole JSON object
   */
  public static @Nullable Map<String, @Nullable Object> readObject(byte[] json) {
    return readMap(json, Shared.MAPS);
  }

  /**
   * Reads an object on which something depends that is to be read in one way only, such as the
   * claims of a token: no member twice, nothing after its end.
   *
   * @param json the whole object
   * @return the object, or null when it is anything else
   */
  public static @Nullable Map<String, @Nullable Object> readStrictObject(byte[] json) {
    return readMap(json, Shared.STRICT_MAPS);
  }

  private static @Nullable Map<String, @Nullable Object> readMap(byte[] json, ObjectReader reader) {
    try {
      return reader.readValue(json);
    } catch (IOException notAnObject) {
      return null;
    }
  }

  /**
   * Writes an object. Nulls and empty lists and maps are left out.
   *
   * @param value a wire record, or a map of such values as {@link #readObject} gives
   * @return JSON in UTF-8
   */
  public static byte[] write(Object value) {
    try {
      return Shared.MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException unwritable) {
      // Jackson's exception can quote what it was writing: it goes no further.
      throw new IllegalStateException("Cannot be written as JSON: " + value.getClass().getName());
    }
  }

  private static Object decode(InputStream in, ObjectReader reader)
      throws IOException, JsonMismatchException {
    WatchedStream watched = new WatchedStream(in);
    Object value;
    try {
      value = reader.readValue(watched);
    } catch (IOException mismatch) {
      // Jackson takes a member that comes again after all others for a mistake of the record, too;
      // a real one shows before anything is read.
      if (mismatch instanceof InvalidDefinitionException definition
          && definition.getPath().isEmpty()) {
        throw new IllegalStateException(
            "Cannot be read from JSON: " + reader.getValueType().getRawClass().getName());
      }
      watched.rethrowFailure();
      throw JsonMismatchException.from(mismatch);
    }
    if (value == null) {
      throw JsonMismatchException.unexpected();
    }
    return value;
  }
}
