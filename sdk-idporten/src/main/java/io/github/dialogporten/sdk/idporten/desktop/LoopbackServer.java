package io.github.dialogporten.sdk.idporten.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits on 127.0.0.1 for the browser to come back from a login. It has no thread: who waits does
 * the work, so that nothing is left running after the wait, and an interruption ends it. One thread
 * serves all connections without waiting for any of them; of too many, the oldest goes.
 *
 * <p>The JDK's own HTTP server is not used: it is a module that a cut-down Java runtime may lack,
 * it can log the addresses that it is asked for, and it closes before its last answer has left.
 *
 * <p>For one thread at a time, {@link #wakeUp()} apart.
 */
final class LoopbackServer implements AutoCloseable {

  /** How often the clock is looked at: it may be one that is advanced by hand. */
  private static final long LOOK_MILLIS = 200;

  private static final int MOST_CONNECTIONS = 64;
  private static final int LAST_READ_MILLIS = 500;
  private static final int MOST_LAST_READS = 8;

  private final ServerSocketChannel listener;
  private final Selector selector;
  private final int port;
  private final Set<LoopbackConnection> connections = new LinkedHashSet<>();

  private LoopbackServer(ServerSocketChannel listener, Selector selector, int port) {
    this.listener = listener;
    this.selector = selector;
    this.port = port;
  }

  /**
   * Begins to listen.
   *
   * @param port the port; 0 for a free one
   * @return a server, to be closed by the caller
   * @throws IOException when the port is taken
   */
  static LoopbackServer listen(int port) throws IOException {
    // four bytes: no name is looked up
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.INET);
    try {
      listener.bind(new InetSocketAddress(loopback, port), MOST_CONNECTIONS);
      listener.configureBlocking(false);
      Selector selector = Selector.open();
      listener.register(selector, SelectionKey.OP_ACCEPT);
      return new LoopbackServer(listener, selector, listener.socket().getLocalPort());
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  int port() {
    return port;
  }

  /** Makes the thread that waits look whether it shall go on. From any thread. */
  void wakeUp() {
    selector.wakeup();
  }

  /**
   * Waits for the request that the gate lets through, and answers all others.
   *
   * @param gate knows the request
   * @param over whether to stop waiting
   * @return the connection whose request it is, to be answered by {@link #answer}; null when it was
   *     over before
   * @throws InterruptedException when the thread is interrupted
   */
  @Nullable LoopbackConnection await(LoopbackGate gate, BooleanSupplier over)
      throws IOException, InterruptedException {
    while (!over.getAsBoolean()) {
      selector.select(LOOK_MILLIS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
      while (ready.hasNext()) {
        SelectionKey key = ready.next();
        ready.remove();
        if (key.attachment() instanceof LoopbackConnection connection) {
          if (key.isValid() && isLetThrough(gate, connection)) {
            return connection;
          }
        } else {
          accept();
        }
      }
    }
    return null;
  }

  private void accept() throws IOException, InterruptedException {
    @Nullable SocketChannel channel;
    try {
      channel = listener.accept();
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (connections.isEmpty()) {
        throw e;
      }
      dropOldest(); // the process has no more file handles
      return;
    }
    if (channel == null) {
      return;
    }
    if (connections.size() >= MOST_CONNECTIONS) {
      dropOldest();
    }
    LoopbackConnection connection = new LoopbackConnection(channel);
    connections.add(connection);
    try {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, connection);
    } catch (IOException e) {
      drop(connection);
    }
  }

  private boolean isLetThrough(LoopbackGate gate, LoopbackConnection connection) {
    try {
      switch (connection.read()) {
        case REQUEST -> {
          @Nullable LoopbackRequest request = connection.request();
          if (request != null && gate.lets(request)) {
            return true;
          }
          connection.answer(LoopbackPage.NOT_FOUND);
        }
        case JUNK -> connection.answer(LoopbackPage.NOT_FOUND);
        case END -> drop(connection);
        case WAITING -> {}
      }
    } catch (IOException e) {
      drop(connection); // one that broke; the next try of the browser is another
    }
    return false;
  }

  private void dropOldest() {
    drop(connections.iterator().next());
  }

  private void drop(LoopbackConnection connection) {
    connections.remove(connection);
    close(connection.channel());
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // nothing is lost with it
    }
  }

  /**
   * Answers the request that was waited for, and returns when the answer has reached the browser,
   * or has no chance to. A connection that breaks is none of the caller's business: the login has
   * ended by then, one way or the other.
   */
  void answer(LoopbackConnection connection, LoopbackPage page) {
    try {
      SocketChannel channel = connection.channel();
      SelectionKey key = channel.keyFor(selector);
      if (key != null) {
        key.cancel();
        selector.selectNow(); // gives the channel free
      }
      channel.configureBlocking(true);
      ByteBuffer bytes = page.bytes();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.shutdownOutput();
      channel.socket().setSoTimeout(LAST_READ_MILLIS);
      InputStream rest = channel.socket().getInputStream();
      byte[] buffer = new byte[4096];
      for (int reads = 0; reads < MOST_LAST_READS && rest.read(buffer) >= 0; reads++) {
        // until the browser has closed its side: then it has all of the answer
      }
    } catch (IOException e) {
      // the browser is gone
    } finally {
      drop(connection);
    }
  }

  /** Frees the port and closes all connections. */
  @Override
  public void close() {
    close(listener);
    for (LoopbackConnection connection : connections) {
      close(connection.channel());
    }
    connections.clear();
    close(selector);
  }

  @Override
  public String toString() {
    return "LoopbackServer[port=" + port + "]";
  }
}
