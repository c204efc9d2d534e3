package io.github.dialogporten.sdk.testkit.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.dialogporten.sdk.testkit.internal.http.FaultPlan.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One HTTP server on a loopback port. All its threads are daemons. */
public final class Front implements AutoCloseable {

  private static final int READ_AT_MOST = 20_000_001;
  private static final Pattern OWN_HOST =
      Pattern.compile("(?i)(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d*)?");
  private static final Answer FOREIGN =
      Answer.bytes(
          421,
          "text/plain; charset=utf-8",
          "This server answers for 127.0.0.1, localhost and [::1] only."
              .getBytes(StandardCharsets.UTF_8));
  private static final AtomicInteger THREADS = new AtomicInteger();

  /** Who answers. */
  public interface Handler {
    Answer handle(Request request);
  }

  /** Who watches and who decides what goes wrong. */
  public interface Watcher {

    /** What is to go wrong with this request, or null. */
    @Nullable FaultPlan fault(Request request);

    /** The request has an answer that is about to be sent; status 0 when none will be. */
    void answered(Request request, int status);
  }

  private final HttpServer server;
  private final ExecutorService executor;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Handler handler;
  private final Watcher watcher;
  private final Supplier<Instant> now;

  /** Binds the port; nothing is answered before {@link #start}. */
  public Front(int port, Handler handler, Watcher watcher, Supplier<Instant> now) {
    this.handler = handler;
    this.watcher = watcher;
    this.now = now;
    try {
      this.server = HttpServer.create(new InetSocketAddress(loopback(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("port: " + port + " cannot be bound on 127.0.0.1", e);
    }
    this.executor =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "local-altinn-" + THREADS.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(executor);
    server.createContext("/", this::serve);
  }

  /** 127.0.0.1 and not whatever the JVM prefers: the addresses given out are written that way. */
  private static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The server's own dispatcher thread is a daemon only when a daemon starts it. */
  public void start() {
    Thread starter = new Thread(server::start, "local-altinn-start");
    starter.setDaemon(true);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    executor.shutdownNow();
  }

  private void serve(HttpExchange exchange) {
    try (exchange) {
      Request request = read(exchange);
      if (!isOwn(request.header("Host"))) {
        send(exchange, request, FOREIGN);
        return;
      }
      FaultPlan fault = watcher.fault(request);
      if (fault == null) {
        Answer answer = safely(request);
        watcher.answered(request, answer.status());
        send(exchange, request, answer);
      } else {
        fail(exchange, request, fault);
      }
    } catch (IOException e) {
      // The client is gone: nobody is left to tell.
      exchange.close();
    }
  }

  /**
   * A page in a browser can have its own host name lead to this machine; the name that it asked for
   * stays in the header, and is what tells it from a program that means this server.
   */
  private static boolean isOwn(@Nullable String host) {
    return host != null && OWN_HOST.matcher(host).matches();
  }

  private Request read(HttpExchange exchange) throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(READ_AT_MOST);
      // What is too large is read to its end all the same: a client that is still sending would
      // see a broken connection instead of the answer.
      in.transferTo(OutputStream.nullOutputStream());
    }
    String path = exchange.getRequestURI().getPath();
    return new Request(
        exchange.getRequestMethod(),
        path == null ? "/" : path,
        exchange.getRequestURI().getRawQuery(),
        exchange.getRequestHeaders(),
        body,
        now.get());
  }

  /** A mistake of the kit's own is a 500 that says so, instead of a closed connection. */
  private Answer safely(Request request) {
    try {
      return handler.handle(request);
    } catch (RuntimeException e) {
      return Problem.of(500, request.path(), "LocalAltinn", e.toString());
    }
  }

  private void fail(HttpExchange exchange, Request request, FaultPlan fault) throws IOException {
    Answer answer = fault.execute() ? safely(request) : fault.answer();
    byte[] body = answer.body();
    watcher.answered(request, fault.kind() == Kind.CLOSE ? 0 : answer.status());
    switch (fault.kind()) {
      case ANSWER, PROBLEM -> send(exchange, request, answer);
      case CLOSE -> exchange.close();
      case CLOSE_IN_BODY -> sendPart(exchange, answer);
      case SLOW_HEADERS -> {
        await(fault.pause());
        send(exchange, request, answer);
      }
      case SLOW_BODY -> {
        OutputStream out = sendPart(exchange, answer);
        await(fault.pause());
        out.write(body, body.length / 2, body.length - body.length / 2);
        out.close();
      }
      case TRUNCATE ->
          send(exchange, request, answer.withBody(Arrays.copyOf(body, body.length / 2)));
      case EDIT -> {
        String edited = fault.edit().apply(new String(body, StandardCharsets.UTF_8));
        send(exchange, request, answer.withBody(edited.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  /** The headers, promising all of the body, and its first half. */
  private OutputStream sendPart(HttpExchange exchange, Answer answer) throws IOException {
    headers(exchange, answer);
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? 10 : body.length);
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, body.length / 2);
    out.flush();
    return out;
  }

  private void send(HttpExchange exchange, Request request, Answer answer) throws IOException {
    headers(exchange, answer);
    byte[] body = answer.body();
    boolean without = body.length == 0 || request.method().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), without ? -1 : body.length);
    if (!without) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private void headers(HttpExchange exchange, Answer answer) {
    exchange.getResponseHeaders().set("Server", "Kestrel");
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    @Nullable String until = answer.headers().get("Retry-After");
    if (until != null) {
      exchange.getResponseHeaders().set("Retry-After", beside(Instant.now(), until));
    }
  }

  /**
   * The JDK's server writes the system's time as {@code Date}, whatever the kit's clock shows. A
   * date that is measured by that header is moved along with it.
   */
  private String beside(Instant system, String until) {
    Instant here = now.get();
    Optional<Instant> date = HttpDate.read(until);
    if (date.isEmpty() || Duration.between(system, here).abs().toSeconds() == 0) {
      return until;
    }
    return HttpDate.of(system.plus(Duration.between(here, date.get())));
  }

  private void await(Duration wait) {
    try {
      if (closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
