package io.github.dialogporten.sdk.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A server's answer: status, headers, and a body that is read once. */
public final class Answer implements AutoCloseable {

  private final Response response;
  private final HttpUrl url;
  private final int attempt;
  private final boolean keepRaw;
  private final long maxJson;
  private @Nullable InputStream read;
  private @Nullable ByteArrayOutputStream raw;
  private int dropped;

  Answer(Response response, HttpUrl url, int attempt, boolean keepRaw, long maxJson) {
    this.response = response;
    this.url = url;
    this.attempt = attempt;
    this.keepRaw = keepRaw;
    this.maxJson = maxJson;
  }

  /**
   * The HTTP status.
   *
   * @return the status
   */
  public int status() {
    return response.code();
  }

  /**
   * The first value of a header.
   *
   * @param name the name, in any case
   * @return its value
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(response.header(name));
  }

  /**
   * The first value of each header.
   *
   * @return names in lower case
   */
  public Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    for (var header : response.headers()) {
      headers.putIfAbsent(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond());
    }
    return headers;
  }

  /**
   * Which request it was that got this answer.
   *
   * @return counted from 1
   */
  public int attempt() {
    return attempt;
  }

  /**
   * Where the answer came from, after redirects.
   *
   * @return the address
   */
  public URI address() {
    return url.uri(); // made here: it takes long for a search of many parties, which needs none
  }

  /**
   * The length that the server announced.
   *
   * @return bytes; empty when it did not say, or sent the body compressed
   */
  public Optional<Long> length() {
    long length = response.body().contentLength();
    return length < 0 ? Optional.empty() : Optional.of(length);
  }

  /**
   * The body, not limited.
   *
   * @return the stream
   */
  public InputStream stream() {
    return response.body().byteStream();
  }

  /**
   * The body as JSON, up to what the settings allow.
   *
   * @return the stream
   */
  public InputStream json() {
    return bounded(maxJson, "AltinnHttp.Builder.maxJson");
  }

  /**
   * The body, up to a limit. One byte more fails with {@link TooLargeException}. What is read is
   * kept for {@link #raw()} when the caller asked for it.
   *
   * @param limit the limit in bytes
   * @return the stream
   */
  public InputStream stream(long limit) {
    return bounded(limit, null);
  }

  private InputStream bounded(long limit, @Nullable String setting) {
    if (!keepRaw) {
      return new BoundedStream(stream(), limit, setting, OutputStream.nullOutputStream());
    }
    raw = new ByteArrayOutputStream();
    read = new BoundedStream(stream(), limit, setting, raw);
    return read;
  }

  /**
   * The whole body, up to a limit.
   *
   * @param limit the limit in bytes
   * @return the bytes
   * @throws IOException when the stream breaks or is longer
   */
  public byte[] bytes(long limit) throws IOException {
    try (InputStream in = stream(limit)) {
      return in.readAllBytes();
    }
  }

  /**
   * All bytes of the body, when the caller asked to keep them: what was read, and the rest.
   *
   * @return the bytes, or null
   * @throws IOException when the rest cannot be read
   */
  public byte @Nullable [] raw() throws IOException {
    if (read == null || raw == null) {
      return null;
    }
    read.transferTo(OutputStream.nullOutputStream());
    return raw.toByteArray();
  }

  /**
   * Says how many items of a list were null, and left out for that.
   *
   * @param count 0 or more
   */
  public void dropped(int count) {
    dropped = count;
  }

  int dropped() {
    return dropped;
  }

  @Override
  public void close() {
    response.close();
  }

  /** A body that is longer than its limit. */
  public static final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String allowed;

    TooLargeException(long limit, @Nullable String setting) {
      super("the body is longer than its limit");
      this.allowed =
          "a body of at most " + limit + " bytes" + (setting == null ? "" : " (" + setting + ")");
    }

    /** What is allowed, and which setting says so, for a message. */
    String allowed() {
      return allowed;
    }
  }
}
