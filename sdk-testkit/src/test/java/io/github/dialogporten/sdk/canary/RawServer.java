package io.github.dialogporten.sdk.canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * A server that sends the bytes it is told to, whether or not they are HTTP: one request for each
 * connection. It logs nothing, so that whatever is logged is the client's.
 */
final class RawServer implements AutoCloseable {

  /** A request as it came. */
  record Received(String method, String target, String head, String body) {

    boolean isTo(String part) {
      return target.contains(part);
    }
  }

  /** Gives the bytes to send before the connection is closed; none closes it at once. */
  interface Answering {
    byte[] answer(Received request) throws IOException;
  }

  private final ServerSocket socket;
  private volatile Answering answering;

  RawServer(Answering answering) {
    this.answering = answering;
    try {
      this.socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  URI origin() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  void answers(Answering next) {
    answering = next;
  }

  /** An answer of the usual form, with header lines as they are given. */
  static byte[] http(int status, String type, String body, String... headerLines) {
    byte[] bytes = body.getBytes(UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Any\r\n");
    head.append("Connection: close\r\nContent-Length: ").append(bytes.length).append("\r\n");
    if (!type.isEmpty()) {
      head.append("Content-Type: ").append(type).append("\r\n");
    }
    for (String line : headerLines) {
      head.append(line).append("\r\n");
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
    all.writeBytes(bytes);
    return all.toByteArray();
  }

  static byte[] json(String body) {
    return http(200, "application/json; charset=utf-8", body);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        daemon(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      Received request = read(new BufferedInputStream(connection.getInputStream()));
      connection.getOutputStream().write(answering.answer(request));
      connection.getOutputStream().flush();
    } catch (IOException gone) {
      // the client has left, or the test is over
    }
  }

  private static Received read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    int length = 0;
    for (String line : head.toString().split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
      }
    }
    String[] first = head.substring(0, head.indexOf("\r\n")).split(" ", -1);
    String body = new String(in.readNBytes(length), ISO_8859_1);
    return new Received(first[0], first[1], head.toString(), body);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
