package io.github.dialogporten.sdk.internal.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;
import okhttp3.Protocol;
import okhttp3.Response;
import okio.Buffer;
import okio.ForwardingSource;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, next to the wire. One that is not as long as its {@code Content-Length}
 * says is a broken connection, whatever the protocol makes of it: under HTTP/2 OkHttp takes the end
 * of a stream for the end of the body. Read by one thread at a time.
 */
final class WireBody extends ForwardingSource {

  private static final long UNKNOWN = -1;

  private final long announced;
  private final boolean endKnown;
  private final @Nullable Traffic traffic;
  private long count;
  private volatile boolean whole;
  private volatile boolean closed;

  /**
   * The body of this answer.
   *
   * @throws ProtocolException when its length is said in two ways, or in none that can be read
   */
  WireBody(Response response, @Nullable Traffic traffic) throws ProtocolException {
    super(response.body().source());
    this.announced = announced(response.headers("Content-Length"));
    this.endKnown =
        announced >= 0
            || (response.protocol() != Protocol.HTTP_1_0
                && response.protocol() != Protocol.HTTP_1_1)
            || response.header("Transfer-Encoding") != null;
    this.traffic = traffic;
    this.whole = announced == 0;
  }

  private static long announced(List<String> headers) throws ProtocolException {
    long length = UNKNOWN;
    for (String header : headers) {
      for (String each : header.split(",", -1)) {
        long said = length(each.strip());
        if (length != UNKNOWN && length != said) {
          throw new ProtocolException("more than one Content-Length");
        }
        length = said;
      }
    }
    return length;
  }

  private static long length(String text) throws ProtocolException {
    try {
      if (!text.isEmpty() && Character.isDigit(text.charAt(0))) { // no sign
        return Long.parseLong(text);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new ProtocolException("a Content-Length that is no number");
  }

  /** Whether the server tells where the body ends, so that a connection that is cut shows. */
  boolean isEndKnown() {
    return endKnown;
  }

  /** How many bytes have come. */
  long count() {
    return count;
  }

  /** Whether it came to its end. */
  boolean isWhole() {
    return whole;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public long read(Buffer sink, long most) throws IOException {
    long read = super.read(sink, most);
    if (read > 0) {
      count += read;
      if (traffic != null) {
        traffic.received(read);
      }
    }
    if (announced >= 0 && (count > announced || (read < 0 && count < announced))) {
      throw new ProtocolException("not as long as its Content-Length");
    }
    whole = read < 0 || count == announced;
    return read;
  }

  @Override
  public void close() throws IOException {
    try {
      super.close();
    } finally {
      boolean first = !closed;
      closed = true;
      if (first && traffic != null) {
        traffic.closed();
      }
    }
  }
}
