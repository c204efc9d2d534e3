package io.github.dialogporten.sdk.errors;

import io.github.dialogporten.sdk.internal.Ascii;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was no success: what an {@link ApiException} is made of. Build one in tests, and
 * {@link ApiException#from} gives the exception that the SDK would throw for it.
 *
 * <p>Immutable. Its {@code toString} holds the operation and the status only.
 */
public final class ApiError implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-fA-F-]{16,64}");

  private final String operation;
  private final int attempts;
  private final boolean mayHaveBeenCarriedOut;
  private final @Nullable String correlationId;
  private final int status;
  private final TreeMap<String, ArrayList<String>> headers;
  private final Problem problem;
  private final @Nullable Duration retryAfter;
  private final boolean person;
  private final @Nullable String requiredScope;
  private final @Nullable String hint;
  private final boolean lasting;

  private ApiError(Builder builder) {
    this.operation = builder.call.operation();
    this.attempts = builder.call.attempts();
    this.mayHaveBeenCarriedOut = builder.call.mayHaveBeenCarriedOut();
    this.correlationId = builder.call.correlationId().orElse(null);
    this.status = builder.status;
    this.headers = new TreeMap<>();
    builder.headers.forEach((name, values) -> headers.put(name, new ArrayList<>(values)));
    this.problem = builder.problem;
    this.retryAfter = builder.retryAfter;
    this.person = builder.person;
    this.requiredScope = builder.requiredScope;
    this.hint = builder.hint;
    this.lasting = builder.lasting;
  }

  /**
   * Builds an answer.
   *
   * @param operation the operation's name, such as {@code dialogs.open}
   * @param status the HTTP status, 300 to 599 as a rule
   * @return a new builder
   */
  public static Builder builder(String operation, int status) {
    return new Builder(CallInfo.refused(operation, 1), status);
  }

  /**
   * Which call it was.
   *
   * @return operation, attempts, whether it may have been carried out, and the correlation id
   */
  public CallInfo call() {
    return new CallInfo(
        operation, attempts, mayHaveBeenCarriedOut, Optional.ofNullable(correlationId));
  }

  /**
   * The HTTP status.
   *
   * @return the status
   */
  public int status() {
    return status;
  }

  /**
   * The answer's headers. Names are in lower case.
   *
   * @return an unmodifiable map
   */
  public Map<String, List<String>> headers() {
    Map<String, List<String>> copy = new TreeMap<>();
    headers.forEach((name, values) -> copy.put(name, Collections.unmodifiableList(values)));
    return Collections.unmodifiableMap(copy);
  }

  /**
   * The first value of a header.
   *
   * @param name the header's name in any case
   * @return its value, if the answer had it
   */
  public Optional<String> header(String name) {
    List<String> values = headers.get(Ascii.lower(name));
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /**
   * What the body said.
   *
   * @return the problem; {@link Problem#none()} when the body said nothing that could be read
   */
  public Problem problem() {
    return problem;
  }

  /**
   * How long the server asked to wait, counted from the answer.
   *
   * @return the wait, from {@code Retry-After} in any of its forms; the longest of several
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /**
   * The trace id, for asking the service about this very answer.
   *
   * @return the id, when the problem has one that looks like an id
   */
  public Optional<String> traceId() {
    return problem.traceId().filter(id -> TRACE_ID.matcher(id).matches());
  }

  /**
   * Whether the request was made for a person, who can log in at a higher level, and not for a
   * system.
   *
   * @return true when the token was a person's
   */
  public boolean isPerson() {
    return person;
  }

  /**
   * The scope that the operation needs, as far as the SDK knows it. The token may well have had it:
   * {@link ForbiddenException#requiredScope()} tells when it was the scope that was missing.
   *
   * @return the scope
   */
  public Optional<String> requiredScope() {
    return Optional.ofNullable(requiredScope);
  }

  /**
   * What an answer with this status can mean for this very operation, beside what the status says.
   * It stands in the exception's message too.
   *
   * @return a few English words
   */
  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  /**
   * Whether the same request will be answered like this each time, although answers with this
   * status pass as a rule. {@link #hint()} says why.
   *
   * @return true where asking again is of no use
   */
  public boolean isLasting() {
    return lasting;
  }

  @Override
  public String toString() {
    return "ApiError[" + operation + ", " + status + "]";
  }

  /** Builds an {@link ApiError}. Not thread-safe. */
  public static final class Builder {

    private final int status;
    private final Map<String, List<String>> headers = new TreeMap<>();
    private CallInfo call;
    private Problem problem = Problem.none();
    private @Nullable Duration retryAfter;
    private boolean person;
    private @Nullable String requiredScope;
    private @Nullable String hint;
    private boolean lasting;

    private Builder(CallInfo call, int status) {
      if (status < 100 || status > 999) { // HTTP ends at 599, servers do not
        throw new IllegalArgumentException("status: 100 to 999");
      }
      this.call = call;
      this.status = status;
    }

    /**
     * Sets how far the call came.
     *
     * @param value the call
     * @return this
     */
    public Builder call(CallInfo value) {
      this.call = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Adds a header.
     *
     * @param name the name, in any case
     * @param value the value
     * @return this
     */
    public Builder header(String name, String value) {
      headers
          .computeIfAbsent(Ascii.lower(name), ignored -> new ArrayList<>())
          .add(Objects.requireNonNull(value, "value"));
      return this;
    }

    /**
     * Sets what the body said.
     *
     * @param value the problem
     * @return this
     */
    public Builder problem(Problem value) {
      this.problem = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets how long the server asked to wait.
     *
     * @param value the wait, or null when it did not say
     * @return this
     */
    public Builder retryAfter(@Nullable Duration value) {
      this.retryAfter = value;
      return this;
    }

    /**
     * Sets whether the request was made for a person.
     *
     * @param value true for a person's token
     * @return this
     */
    public Builder person(boolean value) {
      this.person = value;
      return this;
    }

    /**
     * Sets the scope that the operation needs.
     *
     * @param value the scope, or null when it is not known
     * @return this
     */
    public Builder requiredScope(@Nullable String value) {
      this.requiredScope = value;
      return this;
    }

    /**
     * Sets what the status can mean for this operation.
     *
     * @param value a few words without values, or null when there is nothing to add
     * @return this
     */
    public Builder hint(@Nullable String value) {
      this.hint = value;
      return this;
    }

    /**
     * Sets whether the same request will be answered like this each time.
     *
     * @param value true where asking again is of no use
     * @return this
     */
    public Builder lasting(boolean value) {
      this.lasting = value;
      return this;
    }

    /**
     * The answer.
     *
     * @return a new, immutable value
     */
    public ApiError build() {
      return new ApiError(this);
    }
  }
}
