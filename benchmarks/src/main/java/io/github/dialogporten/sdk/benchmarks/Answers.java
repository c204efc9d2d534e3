package io.github.dialogporten.sdk.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A server on this machine whose answers are ready before they are asked for: what it costs to make
 * them must not be measured. It runs in the measuring program, the clients in JVMs of their own.
 */
final class Answers implements AutoCloseable {

  static final long FILE_BYTES = 512L << 20;

  private static final String DIALOGS = "/api/v1/enduser/dialogs";
  private static final String FILE = "/file";
  private static final byte[] BLOCK = new byte[64 << 10];

  private final ServerSocket socket;
  private final Map<String, byte[]> answers = new HashMap<>();

  Answers() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    URI file = address().resolve(FILE);
    answers.put(DIALOGS, json(Bodies.page(100)));
    answers.put(path(Bodies.SMALL), json(Bodies.dialog(Bodies.SMALL, 3, file)));
    answers.put(path(Bodies.LARGE), json(Bodies.dialog(Bodies.LARGE, 200, file)));
    answers.put(path(Bodies.WITH_FILE), json(Bodies.dialog(Bodies.WITH_FILE, 0, file)));
    Thread thread = new Thread(this::accept, "answers");
    thread.setDaemon(true);
    thread.start();
  }

  /** The server's address, without a path. */
  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private static String path(Object dialog) {
    return DIALOGS + "/" + dialog;
  }

  private static byte[] json(byte[] body) {
    byte[] head = head("200 OK", "application/json; charset=utf-8", body.length);
    byte[] answer = new byte[head.length + body.length];
    System.arraycopy(head, 0, answer, 0, head.length);
    System.arraycopy(body, 0, answer, head.length, body.length);
    return answer;
  }

  private static byte[] head(String status, String type, long length) {
    return """
        HTTP/1.1 %s\r
        Date: Mon, 09 Mar 2026 08:07:06 GMT\r
        Content-Type: %s\r
        Content-Length: %d\r
        Cache-Control: no-store\r
        Strict-Transport-Security: max-age=31536000; includeSubDomains\r
        X-Content-Type-Options: nosniff\r
        \r
        """
        .formatted(status, type, length)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread thread = new Thread(() -> serve(connection), "answers-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection;
        InputStream in = new BufferedInputStream(connection.getInputStream());
        OutputStream out = connection.getOutputStream()) {
      connection.setTcpNoDelay(true);
      for (String path = path(in); !path.isEmpty(); path = path(in)) {
        answer(path, out);
      }
    } catch (IOException gone) {
      // the client has ended
    }
  }

  private void answer(String path, OutputStream out) throws IOException {
    byte[] answer = answers.get(path);
    if (answer != null) {
      out.write(answer);
    } else if (path.equals(FILE)) {
      out.write(head("200 OK", "application/octet-stream", FILE_BYTES));
      for (long sent = 0; sent < FILE_BYTES; sent += BLOCK.length) {
        out.write(BLOCK);
      }
    } else {
      out.write(head("404 Not Found", "text/plain", 0));
    }
  }

  /** Reads a request without a body; its path without the query, empty at the connection's end. */
  private static String path(InputStream in) throws IOException {
    StringBuilder first = new StringBuilder();
    boolean isFirst = true;
    int length = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        if (length == 0) {
          return first.toString().split("[ ?]", 3)[1];
        }
        isFirst = false;
        length = 0;
      } else if (next != '\r') {
        length++;
        if (isFirst) {
          first.append((char) next);
        }
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
