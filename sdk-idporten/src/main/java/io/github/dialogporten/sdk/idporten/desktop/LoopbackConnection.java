package io.github.dialogporten.sdk.idporten.desktop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the loopback server: first its request is read, then, once it is answered, the
 * rest of what the peer sends is thrown away until it closes. (Closing on unread bytes would reset
 * the connection, and could take the answer with it.)
 */
final class LoopbackConnection {

  /** Cookies of other programs on 127.0.0.1 come along, whatever their port. */
  private static final int MOST_HEAD = 64 * 1024;

  private static final int MOST_REST = 1024 * 1024;

  /** What a look at the connection brought. */
  enum Seen {
    /** Nothing to do yet. */
    WAITING,
    /** The request is there, and waits for its answer. */
    REQUEST,
    /** Something that is no request: not worth more than the answer to all of these. */
    JUNK,
    /** The connection is of no more use. */
    END
  }

  private final SocketChannel channel;
  private ByteBuffer head = ByteBuffer.allocate(4096);
  private @Nullable LoopbackRequest request;
  private boolean answered;
  private int rest;

  LoopbackConnection(SocketChannel channel) {
    this.channel = channel;
  }

  SocketChannel channel() {
    return channel;
  }

  /** The request, once it was seen. */
  @Nullable LoopbackRequest request() {
    return request;
  }

  /** Reads what is there, without waiting. */
  Seen read() throws IOException {
    if (answered) {
      return throwAway();
    }
    if (!head.hasRemaining()) {
      head = larger(head);
    }
    int from = head.position();
    int count = channel.read(head);
    if (count < 0) {
      return Seen.END;
    }
    byte[] bytes = head.array();
    if (head.position() > 0 && (bytes[0] < 'A' || bytes[0] > 'Z')) {
      return Seen.JUNK; // a TLS handshake never sends the line ends that we wait for
    }
    int end = endOfHead(bytes, Math.max(0, from - 3), head.position());
    if (end >= 0) {
      request = LoopbackRequest.of(new String(bytes, 0, end, StandardCharsets.ISO_8859_1));
      Arrays.fill(bytes, (byte) 0);
      return request == null ? Seen.JUNK : Seen.REQUEST;
    }
    return head.position() >= MOST_HEAD ? Seen.JUNK : Seen.WAITING;
  }

  private Seen throwAway() throws IOException {
    head.clear();
    int count = channel.read(head);
    rest += Math.max(0, count);
    return count < 0 || rest > MOST_REST ? Seen.END : Seen.WAITING;
  }

  private static ByteBuffer larger(ByteBuffer full) {
    full.flip();
    ByteBuffer next = ByteBuffer.allocate(Math.min(MOST_HEAD, full.capacity() * 4)).put(full);
    full.clear().put(new byte[full.capacity()]);
    return next;
  }

  /** Where the empty line begins, with line ends of one or two characters. */
  private static int endOfHead(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        int next = i + 1 < to && bytes[i + 1] == '\r' ? i + 2 : i + 1;
        if (next < to && bytes[next] == '\n') {
          return i > 0 && bytes[i - 1] == '\r' ? i - 1 : i;
        }
      }
    }
    return -1;
  }

  /** Answers without waiting: an answer fits into what the system buffers for a connection. */
  void answer(LoopbackPage page) throws IOException {
    answered = true;
    channel.write(page.bytes());
    channel.shutdownOutput();
  }
}
