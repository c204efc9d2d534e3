package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.internal.Ascii;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A server's answer: status, headers, and a body that is read once. */
public final class Answer implements AutoCloseable {

  private static final int NO_CONTENT = 204;

  private final Response response;
  private final HttpUrl url;
  private final int attempt;
  private final boolean keepRaw;
  private final long maxJson;
  private final InFlight flight;
  private @Nullable InputStream read;
  private @Nullable ByteArrayOutputStream raw;
  private int dropped;

  Answer(
      Response response, HttpUrl url, int attempt, boolean keepRaw, long maxJson, InFlight flight) {
    this.response = response;
    this.url = url;
    this.attempt = attempt;
    this.keepRaw = keepRaw;
    this.maxJson = maxJson;
    this.flight = flight;
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
      headers.putIfAbsent(Ascii.lower(header.getFirst()), header.getSecond());
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
   * Whether the server tells where the body ends: by a length, in chunks, or by the end of an
   * HTTP/2 stream. Where it does not, the body ends with the connection, whole or not.
   *
   * @return false when nobody can know whether it came whole
   */
  public boolean isLengthKnown() {
    return flight.ticket().isEndKnown();
  }

  /**
   * Says that all has been looked at which decides about the answer. Where the body is a {@link
   * BodyKind#STREAM}, what comes from now on is not in the call's time.
   *
   * @throws IOException when that time was over before
   */
  public void begun() throws IOException {
    flight.begun();
  }

  /**
   * The body, not limited.
   *
   * @return the stream
   * @throws IOException when it is coded in a way that was not asked for
   */
  public InputStream stream() throws IOException {
    @Nullable String coding = response.code() == NO_CONTENT ? null : Codings.unknown(response);
    if (coding != null && response.body().contentLength() != 0) {
      throw new Codings.UnknownException(coding);
    }
    return response.body().byteStream();
  }

  /**
   * The body as JSON or text, up to what the settings allow.
   *
   * @return the stream
   * @throws IOException as {@link #stream()}
   */
  public InputStream json() throws IOException {
    return bounded(maxJson, "AltinnHttp.Builder.maxJson");
  }

  /**
   * The body, up to a limit. One byte more fails with {@link TooLargeException}. What is read is
   * kept for {@link #raw()} when the caller asked for it.
   *
   * @param limit the limit in bytes
   * @return the stream
   * @throws IOException as {@link #stream()}
   */
  public InputStream stream(long limit) throws IOException {
    return bounded(limit, null);
  }

  private InputStream bounded(long limit, @Nullable String setting) throws IOException {
    raw = keepRaw ? new ByteArrayOutputStream() : null;
    OutputStream copy = raw == null ? OutputStream.nullOutputStream() : raw;
    read = new BoundedStream(stream(), limit, setting, copy);
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
    return stream(limit).readAllBytes(); // left open: the end of the answer is read from it, too
  }

  /**
   * All bytes of the body, when the caller asked to keep them: what was read, and the rest.
   *
   * @return the bytes, or null
   * @throws IOException when the rest cannot be read
   */
  public byte @Nullable [] raw() throws IOException {
    finish();
    return raw == null ? null : raw.toByteArray();
  }

  /** Reads to the end of a body that was read: only there it shows that it came whole. */
  void finish() throws IOException {
    if (read != null) {
      read.transferTo(OutputStream.nullOutputStream());
    }
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
      this("a body of at most " + limit + " bytes" + (setting == null ? "" : " (" + setting + ")"));
    }

    private TooLargeException(String allowed) {
      super("the body is longer than its limit");
      this.allowed = allowed;
    }

    /** What came compressed is many times as long as on the wire. */
    static TooLargeException expanded(int most) {
      return new TooLargeException(
          "a body of at most "
              + most
              + " times its bytes on the wire (AltinnHttp.Builder.maxExpansion)");
    }

    /**
     * What is allowed, and which setting says so, for a message.
     *
     * @return such as {@code a body of at most 1000 bytes}
     */
    public String allowed() {
      return allowed;
    }
  }
}
