package io.github.dialogporten.sdk.errors;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The problem that a server described in its answer (RFC 9457, with Altinn's additions). Servers
 * are free in what they put here: nothing is guaranteed, and the keys of {@link #errors()} are not
 * a stable contract.
 *
 * <p>Immutable. Its {@code toString} holds no texts, since they can quote what was sent.
 */
public final class Problem implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Problem NONE = builder().build();

  private final @Nullable String type;
  private final @Nullable String title;
  private final @Nullable String detail;
  private final @Nullable String instance;
  private final @Nullable String code;
  private final @Nullable Integer errorCode;
  private final @Nullable String traceId;
  private final LinkedHashMap<String, ArrayList<String>> errors;

  private Problem(Builder builder) {
    this.type = builder.type;
    this.title = builder.title;
    this.detail = builder.detail;
    this.instance = builder.instance;
    this.code = builder.code;
    this.errorCode = builder.errorCode;
    this.traceId = builder.traceId;
    this.errors = new LinkedHashMap<>();
    builder.errors.forEach((key, texts) -> errors.put(key, new ArrayList<>(texts)));
  }

  /**
   * A problem of which nothing is known: the answer had no body, or none that could be read.
   *
   * @return a shared, empty problem
   */
  public static Problem none() {
    return NONE;
  }

  /**
   * Builds a problem, in tests for instance.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Whether the answer told nothing.
   *
   * @return true when no member is there
   */
  public boolean isEmpty() {
    return type == null
        && title == null
        && detail == null
        && instance == null
        && code == null
        && errorCode == null
        && traceId == null
        && errors.isEmpty();
  }

  /**
   * The kind of problem, an address of a standard as a rule.
   *
   * @return the server's {@code type}
   */
  public Optional<String> type() {
    return Optional.ofNullable(type);
  }

  /**
   * A short text in English.
   *
   * @return the server's {@code title}
   */
  public Optional<String> title() {
    return Optional.ofNullable(title);
  }

  /**
   * A longer text.
   *
   * @return the server's {@code detail}
   */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  /**
   * What the problem is about: the path of the request, as a rule. It holds ids, and can hold more.
   *
   * @return the server's {@code instance}
   */
  public Optional<String> instance() {
    return Optional.ofNullable(instance);
  }

  /**
   * Altinn's code as text, such as {@code AUTH-00011}.
   *
   * @return the server's {@code code}
   */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /**
   * Correspondence's code as a number, such as 4001.
   *
   * @return the server's {@code errorCode}
   */
  public Optional<Integer> errorCode() {
    return Optional.ofNullable(errorCode);
  }

  /**
   * The trace id, for asking the service about this very answer.
   *
   * @return the server's {@code traceId}
   */
  public Optional<String> traceId() {
    return Optional.ofNullable(traceId);
  }

  /**
   * Texts by key. Keys may be field names in various spellings, names of things, or empty.
   *
   * @return an unmodifiable map; empty when the server sent none
   */
  public Map<String, List<String>> errors() {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    errors.forEach((key, texts) -> copy.put(key, Collections.unmodifiableList(texts)));
    return Collections.unmodifiableMap(copy);
  }

  @Override
  public String toString() {
    return "Problem[errors=" + errors.size() + "]";
  }

  /** Builds a {@link Problem}. Not thread-safe. */
  public static final class Builder {

    private final Map<String, List<String>> errors = new LinkedHashMap<>();
    private @Nullable String type;
    private @Nullable String title;
    private @Nullable String detail;
    private @Nullable String instance;
    private @Nullable String code;
    private @Nullable Integer errorCode;
    private @Nullable String traceId;

    private Builder() {}

    /**
     * Sets the kind.
     *
     * @param value the kind, or null for none
     * @return this
     */
    public Builder type(@Nullable String value) {
      this.type = value;
      return this;
    }

    /**
     * Sets the short text.
     *
     * @param value the text, or null for none
     * @return this
     */
    public Builder title(@Nullable String value) {
      this.title = value;
      return this;
    }

    /**
     * Sets the longer text.
     *
     * @param value the text, or null for none
     * @return this
     */
    public Builder detail(@Nullable String value) {
      this.detail = value;
      return this;
    }

    /**
     * Sets what the problem is about.
     *
     * @param value the path of the request, or null for none
     * @return this
     */
    public Builder instance(@Nullable String value) {
      this.instance = value;
      return this;
    }

    /**
     * Sets Altinn's code.
     *
     * @param value the code, or null for none
     * @return this
     */
    public Builder code(@Nullable String value) {
      this.code = value;
      return this;
    }

    /**
     * Sets Correspondence's code.
     *
     * @param value the code, or null for none
     * @return this
     */
    public Builder errorCode(@Nullable Integer value) {
      this.errorCode = value;
      return this;
    }

    /**
     * Sets the trace id.
     *
     * @param value the id, or null for none
     * @return this
     */
    public Builder traceId(@Nullable String value) {
      this.traceId = value;
      return this;
    }

    /**
     * Adds the texts of one key.
     *
     * @param key the key, which may be empty
     * @param texts the texts
     * @return this
     */
    public Builder error(String key, List<String> texts) {
      errors.put(Objects.requireNonNull(key, "key"), List.copyOf(texts));
      return this;
    }

    /**
     * The problem.
     *
     * @return a new, immutable problem
     */
    public Problem build() {
      return new Problem(this);
    }
  }
}
