package io.github.dialogporten.sdk.internal.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What fills one call of an operation: path values, query, headers, body. */
public final class Parameters {

  private final Map<String, String> path = new LinkedHashMap<>();
  private final List<Map.Entry<String, String>> query = new ArrayList<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private byte @Nullable [] json;

  private Parameters() {}

  /**
   * Nothing to fill in.
   *
   * @return a new object
   */
  public static Parameters none() {
    return new Parameters();
  }

  /**
   * Collects parameters.
   *
   * @return a new object
   */
  public static Parameters with() {
    return new Parameters();
  }

  /**
   * Fills in a name of the path.
   *
   * @param name the name
   * @param value its value, encoded later
   * @return this
   */
  public Parameters path(String name, Object value) {
    path.put(name, Objects.requireNonNull(value, name).toString());
    return this;
  }

  /**
   * Adds a query parameter; the same name may come again.
   *
   * @param name the name
   * @param value its value, never empty, encoded later
   * @return this
   */
  public Parameters query(String name, Object value) {
    if (value.toString().isEmpty()) {
      throw new IllegalArgumentException(name + ": not empty");
    }
    query.add(Map.entry(name, value.toString()));
    return this;
  }

  /**
   * Sets a header.
   *
   * @param name the name
   * @param value its value
   * @return this
   */
  public Parameters header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /**
   * Sets the body.
   *
   * @param value JSON
   * @return this
   */
  public Parameters json(byte[] value) {
    json = value.clone();
    return this;
  }

  Map<String, String> path() {
    return path;
  }

  List<Map.Entry<String, String>> query() {
    return query;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte @Nullable [] json() {
    return json;
  }
}
