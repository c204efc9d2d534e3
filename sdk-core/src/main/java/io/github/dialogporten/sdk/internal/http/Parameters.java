package io.github.dialogporten.sdk.internal.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What fills an operation: path values, query, headers, body. Immutable. */
public final class Parameters {

  private static final Parameters NONE = new Builder().build();

  private final Map<String, String> path;
  private final List<Map.Entry<String, String>> query;
  private final Map<String, String> headers;
  private final byte @Nullable [] json;

  private Parameters(Builder builder) {
    this.path = Collections.unmodifiableMap(new LinkedHashMap<>(builder.path));
    this.query = List.copyOf(builder.query);
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
    this.json = builder.json;
  }

  /**
   * Nothing to fill in.
   *
   * @return a shared value
   */
  public static Parameters none() {
    return NONE;
  }

  /**
   * Collects parameters.
   *
   * @return a new builder
   */
  public static Builder with() {
    return new Builder();
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

  @Override
  public String toString() {
    return "Parameters[]";
  }

  /** Collects parameters. */
  public static final class Builder {

    private final Map<String, String> path = new LinkedHashMap<>();
    private final List<Map.Entry<String, String>> query = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte @Nullable [] json;

    /**
     * Fills in a name of the path.
     *
     * @param name the name
     * @param value its value, encoded later
     * @return this
     */
    public Builder path(String name, Object value) {
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
    public Builder query(String name, Object value) {
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
    public Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    /**
     * Sets the body.
     *
     * @param value JSON
     * @return this
     */
    public Builder json(byte[] value) {
      json = value.clone();
      return this;
    }

    /**
     * The parameters.
     *
     * @return an immutable value
     */
    public Parameters build() {
      return new Parameters(this);
    }
  }
}
