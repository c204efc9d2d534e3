package io.github.dialogporten.sdk.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A front on loopback before a server, which passes bytes on and breaks connections at random: at
 * once, in a request, in an answer, by an end or a reset, or by saying nothing at all.
 */
final class FlakyFront implements AutoCloseable {

  private enum Fate {
    HONEST,
    REFUSED,
    SILENT,
    CUT_REQUEST,
    CUT_ANSWER
  }

  private final ServerSocket socket;
  private final int port;
  private final Random random;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "flaky-front");
            thread.setDaemon(true);
            return thread;
          });

  FlakyFront(int port, long seed) {
    this.port = port;
    this.random = new Random(seed);
    try {
      this.socket = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  URI origin() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Fate fate = fate();
        int bytes = random.nextInt(20_000);
        boolean reset = random.nextBoolean();
        threads.execute(() -> serve(client, fate, bytes, reset));
      } catch (IOException e) {
        // closed by the test's end
      }
    }
  }

  private Fate fate() {
    return switch (random.nextInt(20)) {
      case 0 -> Fate.REFUSED;
      case 1 -> Fate.SILENT;
      case 2 -> Fate.CUT_REQUEST;
      case 3, 4 -> Fate.CUT_ANSWER;
      default -> Fate.HONEST;
    };
  }

  private void serve(Socket client, Fate fate, int bytes, boolean reset) {
    try (client) {
      if (reset) {
        client.setSoLinger(true, 0);
      }
      if (fate == Fate.REFUSED) {
        return;
      }
      if (fate == Fate.SILENT) {
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
        return;
      }
      try (Socket server = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
        long requests = fate == Fate.CUT_REQUEST ? bytes % 600 : Long.MAX_VALUE;
        long answers = fate == Fate.CUT_ANSWER ? bytes : Long.MAX_VALUE;
        threads.execute(() -> pass(client, server, requests));
        pass(server, client, answers);
      }
    } catch (IOException e) {
      // broken by either side
    }
  }

  /** Passes on so many bytes at most, and then closes both. */
  private static void pass(Socket from, Socket to, long most) {
    byte[] buffer = new byte[4_096];
    long left = most;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int read = in.read(buffer);
      while (read >= 0 && left > 0) {
        out.write(buffer, 0, (int) Math.min(read, left));
        left -= read;
        read = left > 0 ? in.read(buffer) : -1;
      }
    } catch (IOException e) {
      // broken by either side
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
