package io.github.dialogporten.sdk.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON. What is odd never fails a document: a property or an enum value that is
 * not known, a date or a UUID that cannot be read, a number where a text belongs. What is not JSON
 * does, and so does an object where a list belongs or the other way round, and the want of a member
 * that is marked as the document's envelope.
 *
 * <p>Streams are read as they come, to their end, and are left open: who opened one closes it. An
 * exception of the stream itself comes out as it is, so that a connection that broke does not look
 * like a bad body; nor does a body that is not one whole document, see {@link
 * IncompleteJsonException}.
 *
 * <p>Thread-safe.
 */
public final class Json {

  private static final ConcurrentMap<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

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

  /** Reads what the parser stands at. */
  @FunctionalInterface
  private interface Reading {
    @Nullable Object at(JsonParser parser) throws IOException;
  }

  /**
   * Reads one object.
   *
   * @param in the body; read to its end, not closed
   * @param type what to read it into, a wire record as a rule
   * @return the object
   * @throws IOException when the stream fails, the stream's own exception
   * @throws IncompleteJsonException when the body is not one whole document
   * @throws JsonMismatchException when the body is null, no JSON or of another shape
   */
  public static <T> T read(InputStream in, Class<T> type)
      throws IOException, JsonMismatchException {
    return type.cast(decode(in, type, reader(type)::readValue));
  }

  /**
   * Reads one object with a list whose items are mapped one by one.
   *
   * @param in the body; read to its end, not closed
   * @param envelope what to read all but the list into
   * @param items gets the items
   * @return the object; its own list is empty
   * @throws IOException when the stream fails, the stream's own exception
   * @throws IncompleteJsonException when the body is not one whole document
   * @throws JsonMismatchException when the body is null, no JSON or of another shape, or an item
   *     cannot be mapped
   */
  public static <E> E read(InputStream in, Class<E> envelope, Items<?, ?> items)
      throws IOException, JsonMismatchException {
    ObjectReader reader = reader(envelope).withAttribute(Items.class, items);
    return envelope.cast(decode(in, envelope, reader::readValue));
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
    return ofMemory(() -> read(new ByteArrayInputStream(json), type));
  }

  /**
   * Reads one object of bytes in memory, with a list whose items are mapped one by one.
   *
   * @param json the body
   * @param envelope what to read all but the list into
   * @param items gets the items
   * @return the object; its own list is empty
   * @throws JsonMismatchException when the body is empty, null, no JSON or of another shape, or an
   *     item cannot be mapped
   */
  public static <E> E read(byte[] json, Class<E> envelope, Items<?, ?> items)
      throws JsonMismatchException {
    return ofMemory(() -> read(new ByteArrayInputStream(json), envelope, items));
  }

  @FunctionalInterface
  private interface ReadingOfMemory<T> {
    T read() throws IOException, JsonMismatchException;
  }

  private static <T> T ofMemory(ReadingOfMemory<T> reading) throws JsonMismatchException {
    try {
      return reading.read();
    } catch (IncompleteJsonException e) {
      throw e.mismatch(); // there is nothing to wait for
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory that cannot be read", e);
    }
  }

  /**
   * Reads a list of objects, which are mapped one by one.
   *
   * @param in the body; read to its end, not closed
   * @param items gets them
   * @throws IOException when the stream fails, the stream's own exception
   * @throws IncompleteJsonException when the body is not one whole document
   * @throws JsonMismatchException when the body is null, no JSON or of another shape, or an item
   *     cannot be mapped
   */
  public static void readList(InputStream in, Items<?, ?> items)
      throws IOException, JsonMismatchException {
    ObjectReader item = reader(items.wire());
    decode(
        in,
        items.wire(),
        parser -> {
          if (!parser.hasToken(JsonToken.START_ARRAY)) {
            throw MismatchedInputException.from(parser, List.class, "no list");
          }
          items.read(parser, item::readValue, false);
          return items;
        });
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

  private static ObjectReader reader(Class<?> type) {
    return READERS.computeIfAbsent(type, Shared.MAPPER::readerFor);
  }

  private static Object decode(InputStream in, Class<?> type, Reading reading)
      throws IOException, JsonMismatchException {
    WatchedStream watched = new WatchedStream(in);
    try (JsonParser parser = Shared.MAPPER.createParser(watched)) {
      boolean began = false;
      try {
        JsonToken first = parser.nextToken();
        began = first != null && first.isStructStart();
        Object value = first == null ? null : reading.at(parser);
        if (first == null || !isOver(parser)) {
          throw new IncompleteJsonException(JsonMismatchException.unexpected());
        }
        if (value == null) {
          throw JsonMismatchException.unexpected();
        }
        return value;
      } catch (IncompleteJsonException e) {
        throw e;
      } catch (IOException mismatch) {
        if (mismatch instanceof InvalidDefinitionException) {
          throw new IllegalStateException("Cannot be read from JSON: " + type.getName());
        }
        watched.rethrowFailure();
        JsonMismatchException where = JsonMismatchException.from(mismatch);
        if (began && isCut(mismatch, parser, watched)) {
          throw new IncompleteJsonException(where);
        }
        throw where;
      }
    }
  }

  /** Whether nothing follows the document that was read. */
  private static boolean isOver(JsonParser parser) throws IOException {
    try {
      return parser.nextToken() == null;
    } catch (StreamReadException garbage) {
      return false;
    }
  }

  /** Whether a document that had begun well was read to the last byte, and wants more. */
  private static boolean isCut(IOException e, JsonParser parser, WatchedStream in)
      throws IOException {
    boolean isText =
        e instanceof StreamReadException || e.getCause() instanceof StreamReadException;
    return isText && in.isOver() && parser.releaseBuffered(OutputStream.nullOutputStream()) <= 0;
  }
}
