package io.github.dialogporten.sdk.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.Map;

/**
 * A body is not JSON or not of the shape that it should have. It tells where, and holds no value:
 * neither Jackson's message nor its exception is kept, since both quote what was read.
 */
public final class JsonMismatchException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final int line;
  private final int column;

  private JsonMismatchException(String path, int line, int column) {
    super(
        "Not the JSON that was expected, at %s (line %s, column %s)".formatted(path, line, column));
    this.path = path;
    this.line = line;
    this.column = column;
  }

  static JsonMismatchException from(IOException thrown) {
    int line = 0;
    int column = 0;
    if (thrown instanceof JsonProcessingException parsing) {
      JsonLocation location = parsing.getLocation();
      if (location != null) {
        line = Math.max(0, location.getLineNr());
        column = Math.max(0, location.getColumnNr());
      }
    }
    String path = pathOf(thrown);
    if (thrown.getCause() instanceof JsonMismatchException inner) {
      path += inner.path.substring(1);
    }
    return new JsonMismatchException(path, line, column);
  }

  /**
   * Something that the server always sends is not there, or could not be read.
   *
   * @param field its name
   * @return the exception
   */
  public static JsonMismatchException missing(String field) {
    return new JsonMismatchException("$." + field, 0, 0);
  }

  /**
   * The same, seen from further out.
   *
   * @param step where in the outer object: a name, an index, or both, such as {@code items[3]}
   * @return the exception
   */
  public JsonMismatchException within(String step) {
    String outer = step.startsWith("[") ? step : "." + step;
    return new JsonMismatchException("$" + outer + path.substring(1), line, column);
  }

  /**
   * Something is there where nothing belongs.
   *
   * @return the exception
   */
  public static JsonMismatchException unexpected() {
    return new JsonMismatchException("$", 0, 0);
  }

  private static String pathOf(IOException thrown) {
    StringBuilder path = new StringBuilder("$");
    if (thrown instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        if (step.getFieldName() == null) {
          path.append('[').append(step.getIndex()).append(']');
        } else if (isMap(step.getFrom())) {
          // Names in our records are ours; the keys of a map are the server's and can be anything.
          path.append(".*");
        } else {
          path.append('.').append(step.getFieldName());
        }
      }
    }
    return path.toString();
  }

  private static boolean isMap(Object from) {
    return from instanceof Map
        || (from instanceof Class<?> type && Map.class.isAssignableFrom(type));
  }

  /**
   * Where in the document, such as {@code $.items[3].content}.
   *
   * @return names of our own records and indexes only
   */
  public String path() {
    return path;
  }

  /**
   * The line, counted from 1.
   *
   * @return 0 when not known
   */
  public int line() {
    return line;
  }

  /**
   * The column, counted from 1.
   *
   * @return 0 when not known
   */
  public int column() {
    return column;
  }
}
