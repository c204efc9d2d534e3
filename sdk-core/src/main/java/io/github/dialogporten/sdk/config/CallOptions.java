package io.github.dialogporten.sdk.config;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Options of one call. Immutable: each {@code with} gives a new value.
 *
 * <pre>{@code
 * dialogs.open(id, CallOptions.none().withTimeout(Duration.ofSeconds(20)).withLanguages("nb"))
 * }</pre>
 */
public final class CallOptions {

  private static final CallOptions NONE = new CallOptions(null, List.of(), false, true);

  private final @Nullable Duration timeout;
  private final List<String> languages;
  private final boolean rawJson;
  private final boolean retry;

  private CallOptions(
      @Nullable Duration timeout, List<String> languages, boolean rawJson, boolean retry) {
    this.timeout = timeout;
    this.languages = languages;
    this.rawJson = rawJson;
    this.retry = retry;
  }

  /**
   * The client's own settings, no more.
   *
   * @return a shared value
   */
  public static CallOptions none() {
    return NONE;
  }

  /**
   * A time for the whole call: all attempts, the waits between them, and getting a token.
   *
   * @param value more than zero
   * @return options with this timeout
   * @throws IllegalArgumentException when it is zero or less
   */
  public CallOptions withTimeout(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("timeout: more than zero");
    }
    return new CallOptions(value, languages, rawJson, retry);
  }

  /**
   * Languages to ask for, where the operation takes them ({@code Accept-Language}). The server then
   * answers with one language for each text: the first of these that exists, else English or
   * Norwegian. Without it the server answers with all languages, and {@code Localized.pick}
   * chooses.
   *
   * @param values two-letter codes in order of preference, such as {@code nb}; at most ten
   * @return options with these languages
   * @throws IllegalArgumentException when one is no language code
   */
  public CallOptions withLanguages(String... values) {
    return withLanguages(List.of(values));
  }

  /**
   * As {@link #withLanguages(String...)}.
   *
   * @param values two-letter codes in order of preference
   * @return options with these languages
   * @throws IllegalArgumentException when one is no language code
   */
  public CallOptions withLanguages(List<String> values) {
    if (values.size() > 10) {
      throw new IllegalArgumentException("languages: at most ten");
    }
    for (String value : values) {
      if (!value.matches("[A-Za-z]{2}(-[A-Za-z]{2,4})?")) {
        throw new IllegalArgumentException(
            "languages: two-letter codes such as nb, nn or en, one each");
      }
    }
    return new CallOptions(timeout, List.copyOf(values), rawJson, retry);
  }

  /**
   * Keeps the bytes that the server sent, for {@code rawJson()} on what comes back. They take as
   * much memory again.
   *
   * @return options that keep them
   */
  public CallOptions withRawJson() {
    return new CallOptions(timeout, languages, true, retry);
  }

  /**
   * One attempt only. A token that was not accepted is renewed all the same, and the request sent
   * once more with the new one.
   *
   * @return options without retries
   */
  public CallOptions withoutRetry() {
    return new CallOptions(timeout, languages, rawJson, false);
  }

  /**
   * The time for the whole call.
   *
   * @return the time; empty for the client's own
   */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /**
   * The languages to ask for.
   *
   * @return unmodifiable; empty for all
   */
  public List<String> languages() {
    return languages;
  }

  /**
   * Whether the bytes that the server sent are kept.
   *
   * @return true after {@link #withRawJson()}
   */
  public boolean keepsRawJson() {
    return rawJson;
  }

  /**
   * Whether failed attempts are repeated where that is safe.
   *
   * @return false after {@link #withoutRetry()}
   */
  public boolean retries() {
    return retry;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallOptions that
        && Objects.equals(timeout, that.timeout)
        && languages.equals(that.languages)
        && rawJson == that.rawJson
        && retry == that.retry;
  }

  @Override
  public int hashCode() {
    return Objects.hash(timeout, languages, rawJson, retry);
  }

  @Override
  public String toString() {
    return "CallOptions[timeout="
        + timeout
        + ", languages="
        + languages
        + ", rawJson="
        + rawJson
        + ", retry="
        + retry
        + "]";
  }
}
