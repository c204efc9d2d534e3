package io.github.dialogporten.sdk.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Options of calls. A client has defaults, set in its builder, and gives views with others:
 *
 * <pre>{@code
 * altinn.with(o -> o.withTimeout(Duration.ofSeconds(20)).withLanguages("nb")).dialogs().open(id)
 * }</pre>
 *
 * <p>Immutable and thread-safe: each method gives a new value. Every option can be taken back.
 */
public final class CallOptions {

  private static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");
  private static final Pattern NATIONAL_ID =
      Pattern.compile("(?<![A-Za-z0-9])[0-9]{11}(?![A-Za-z0-9])");
  private static final int MOST_LANGUAGES = 10;
  private static final CallOptions NONE =
      new CallOptions(null, List.of(), false, true, false, Map.of(), null);

  private final @Nullable Duration timeout;
  private final List<String> languages;
  private final boolean rawJson;
  private final boolean retry;
  private final boolean sharedFiles;
  private final Map<String, String> headers;
  private final @Nullable String correlationId;

  private CallOptions(
      @Nullable Duration timeout,
      List<String> languages,
      boolean rawJson,
      boolean retry,
      boolean sharedFiles,
      Map<String, String> headers,
      @Nullable String correlationId) {
    this.timeout = timeout;
    this.languages = languages;
    this.rawJson = rawJson;
    this.retry = retry;
    this.sharedFiles = sharedFiles;
    this.headers = headers;
    this.correlationId = correlationId;
  }

  /**
   * Returns the options that a client has when its builder sets none.
   *
   * @return a shared value
   */
  public static CallOptions none() {
    return NONE;
  }

  /**
   * Sets a {@index "time limit"} for an operation: all attempts, the waits between them, and
   * getting a token. A search has this time for each page, with all requests that the page needs; a
   * walk over many pages has no end of its own. A change to many dialogs has it for each part.
   *
   * @param value the time; positive
   * @return options with this timeout
   * @throws IllegalArgumentException when it is zero or negative
   */
  public CallOptions withTimeout(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("timeout must be positive");
    }
    return new CallOptions(value, languages, rawJson, retry, sharedFiles, headers, correlationId);
  }

  /**
   * Takes {@link #withTimeout} back.
   *
   * @return options with the time that {@link AltinnHttp#callTimeout()} sets for all calls
   */
  public CallOptions withDefaultTimeout() {
    return new CallOptions(null, languages, rawJson, retry, sharedFiles, headers, correlationId);
  }

  /**
   * Asks for languages, where the operation takes them ({@code Accept-Language}). The server then
   * answers with one language for each text: the first of these that exists, else English or
   * Norwegian. Without any it answers with all languages, and {@code Localized.pick} chooses.
   *
   * @param values two-letter codes in order of preference, such as {@code nb}; at most ten; none to
   *     ask for all languages again
   * @return options with these languages
   * @throws IllegalArgumentException when one is no language code, or there are more than ten
   */
  public CallOptions withLanguages(String... values) {
    return withLanguages(List.of(values));
  }

  /**
   * Asks for languages, as {@link #withLanguages(String...)} does.
   *
   * @param values two-letter codes in order of preference; at most ten; none for all languages
   * @return options with these languages
   * @throws IllegalArgumentException when one is no language code, or there are more than ten
   */
  public CallOptions withLanguages(List<String> values) {
    if (values.size() > MOST_LANGUAGES) {
      throw new IllegalArgumentException("languages must be at most " + MOST_LANGUAGES);
    }
    for (String value : values) {
      if (!value.matches("[A-Za-z]{2}(-[A-Za-z]{2,4})?")) {
        throw new IllegalArgumentException(
            "languages must be two-letter codes such as nb, nn or en, one each");
      }
    }
    return new CallOptions(
        timeout, List.copyOf(values), rawJson, retry, sharedFiles, headers, correlationId);
  }

  /**
   * Keeps the bytes that the server sends, for {@code rawJson()} on what comes back. They take as
   * much memory again.
   *
   * @return options that keep them
   */
  public CallOptions withRawJson() {
    return new CallOptions(timeout, languages, true, retry, sharedFiles, headers, correlationId);
  }

  /**
   * Takes {@link #withRawJson} back.
   *
   * @return options that keep no bytes
   */
  public CallOptions withoutRawJson() {
    return new CallOptions(timeout, languages, false, retry, sharedFiles, headers, correlationId);
  }

  /**
   * Sends each request once only, also when its kept connection turns out to be dead. A token that
   * was not accepted is renewed all the same, and the request sent once more with the new one.
   *
   * @return options without retries
   */
  public CallOptions withoutRetry() {
    return new CallOptions(timeout, languages, rawJson, false, sharedFiles, headers, correlationId);
  }

  /**
   * Takes {@link #withoutRetry} back.
   *
   * @return options with retries where they are safe
   */
  public CallOptions withRetry() {
    return new CallOptions(timeout, languages, rawJson, true, sharedFiles, headers, correlationId);
  }

  /**
   * Saves files with the permissions that new files have in their directory. Without it a saved
   * letter can be read by its owner alone, where the file system knows owners.
   *
   * @return options that share saved files
   */
  public CallOptions withSharedFiles() {
    return new CallOptions(timeout, languages, rawJson, retry, true, headers, correlationId);
  }

  /**
   * Takes {@link #withSharedFiles} back.
   *
   * @return options that keep saved files from others
   */
  public CallOptions withoutSharedFiles() {
    return new CallOptions(timeout, languages, rawJson, retry, false, headers, correlationId);
  }

  /**
   * Adds a header to the requests, such as {@code traceparent} with a tracing span of your own. The
   * same name again replaces the value; at most 20 names.
   *
   * <p>It is sent to Altinn's APIs only. Content, files and actions at a service owner go to a host
   * that stands in a dialog, so nothing of it is sent there, nor with the requests that get a
   * token.
   *
   * @param name the header's name, in any case. Refused are credentials, such as {@code
   *     Authorization}, {@code Cookie} and keys of gateways, and what the SDK or the connection
   *     sets: {@code Host}, {@code User-Agent}, {@code Connection}, {@code Transfer-Encoding}, all
   *     that begin with {@code Accept}, {@code Content-}, {@code If-}, {@code Proxy-}, and the like
   * @param value visible ASCII with spaces inside, 1 to 1,024 characters; no personal data and no
   *     secrets: every proxy on the way can read it
   * @return options with this header
   * @throws IllegalArgumentException when the name or the value is refused; the message does not
   *     quote it
   */
  public CallOptions withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(HeaderRules.name(name), HeaderRules.value(value));
    if (more.size() > HeaderRules.MOST) {
      throw new IllegalArgumentException("name: at most " + HeaderRules.MOST + " headers");
    }
    return withHeaders(more);
  }

  /**
   * Takes {@link #withHeader} back.
   *
   * @return options without headers of the caller's
   */
  public CallOptions withoutHeaders() {
    return withHeaders(Map.of());
  }

  private CallOptions withHeaders(Map<String, String> values) {
    return new CallOptions(
        timeout,
        languages,
        rawJson,
        retry,
        sharedFiles,
        Collections.unmodifiableMap(values),
        correlationId);
  }

  /**
   * Sets your own name for what the calls belong to, so that your logs, the SDK's and a gateway's
   * can be put side by side. It is in the exceptions of the calls ({@code
   * DialogportenException.callCorrelationId()}), in the SDK's log lines, and in the header {@code
   * X-Correlation-Id} of the requests to Altinn's APIs; no service owner gets it. A client's
   * builder refuses it, for it names one piece of work: take a view for that.
   *
   * <p>Nothing says that Altinn keeps it. Its services trace by W3C's {@code traceparent}: send one
   * with {@link #withHeader}, and its trace id is in an error's {@code traceId()}.
   *
   * @param value 1 to 128 ASCII letters, digits and {@code . _ : / + = -}; no personal data, so no
   *     eleven digits that stand alone
   * @return options with this correlation id
   * @throws IllegalArgumentException when it is something else; the message does not quote it
   */
  public CallOptions withCorrelationId(String value) {
    if (!CORRELATION_ID.matcher(value).matches() || NATIONAL_ID.matcher(value).find()) {
      throw new IllegalArgumentException(
          "correlationId: 1 to 128 letters, digits and . _ : / + = - without a national identity"
              + " number");
    }
    return new CallOptions(timeout, languages, rawJson, retry, sharedFiles, headers, value);
  }

  /**
   * Takes {@link #withCorrelationId} back.
   *
   * @return options without a correlation id
   */
  public CallOptions withoutCorrelationId() {
    return new CallOptions(timeout, languages, rawJson, retry, sharedFiles, headers, null);
  }

  /**
   * Returns the time limit of an operation.
   *
   * @return the time; empty for the default of {@link AltinnHttp#callTimeout()}
   */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /**
   * Returns the languages to ask for.
   *
   * @return unmodifiable; empty for all
   */
  public List<String> languages() {
    return languages;
  }

  /**
   * Whether the bytes that the server sends are kept.
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

  /**
   * Whether saved files have the permissions that new files have in their directory.
   *
   * @return true after {@link #withSharedFiles()}
   */
  public boolean sharesFiles() {
    return sharedFiles;
  }

  /**
   * Returns the headers that are added, such as {@code traceparent}.
   *
   * @return unmodifiable, in the order in which they were added; names in lower case
   */
  public Map<String, String> headers() {
    return headers;
  }

  /**
   * Returns the caller's own name for what the calls belong to.
   *
   * @return the name; empty without {@link #withCorrelationId}
   */
  public Optional<String> correlationId() {
    return Optional.ofNullable(correlationId);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallOptions that
        && Objects.equals(timeout, that.timeout)
        && languages.equals(that.languages)
        && rawJson == that.rawJson
        && retry == that.retry
        && sharedFiles == that.sharedFiles
        && headers.equals(that.headers)
        && Objects.equals(correlationId, that.correlationId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(timeout, languages, rawJson, retry, sharedFiles, headers, correlationId);
  }

  /** The names of the headers, not their values. */
  @Override
  public String toString() {
    return "CallOptions[timeout=%s, languages=%s, rawJson=%s, retry=%s, sharedFiles=%s, headers=%s, correlationId=%s]"
        .formatted(
            timeout, languages, rawJson, retry, sharedFiles, headers.keySet(), correlationId);
  }
}
