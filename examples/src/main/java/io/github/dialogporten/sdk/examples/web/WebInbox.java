package io.github.dialogporten.sdk.examples.web;

import com.sun.net.httpserver.HttpServer;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.idporten.IdPortenClient;
import io.github.dialogporten.sdk.testkit.LocalAltinn;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The web application. Without variables it runs against an Altinn in this process, and says where
 * to point a browser; Ctrl+C ends it.
 *
 * <p>Against a real Altinn: {@code DIALOGPORTEN_ENV} ({@code tt02}, ...), {@code
 * IDPORTEN_CLIENT_ID}, {@code IDPORTEN_REDIRECT_URI} (this application's address and {@code
 * /callback}), and one of {@code IDPORTEN_CLIENT_JWK}, {@code IDPORTEN_KEY_FILE} and {@code
 * IDPORTEN_CLIENT_SECRET}; {@code IDPORTEN_ISSUER} when people log in elsewhere than at the
 * environment's ID-porten. {@code PORT} is the port, 8080 unless set. It listens on this machine
 * only: what is in front of it takes care of TLS.
 */
public final class WebInbox implements AutoCloseable {

  private static final int THREADS = 16;
  private static final String DEFAULT_PORT = "8080";

  private final HttpServer server;
  private final ExecutorService threads;
  private final URI address;

  /** Answers on a server that listens already and is not started. */
  WebInbox(HttpServer server, WebSettings settings) {
    this.server = server;
    this.address = settings.base();
    IdPortenClient idporten =
        IdPortenClient.builder(settings.connection())
            .issuer(settings.issuer())
            .clientId(settings.clientId())
            .authentication(settings.authentication())
            .scopes("openid", "digdir:dialogporten")
            .redirectUri(settings.callback())
            .postLogoutRedirectUri(URI.create(address + "/"))
            .build();
    DialogportenClient altinn = DialogportenClient.builder(settings.connection()).build();
    TimeSource time = settings.connection().timeSource();
    Cookies cookies = new Cookies(address);
    Site site =
        new Site(
            address,
            settings.issuer(),
            idporten,
            altinn,
            cookies,
            new Visits(idporten, cookies, time));
    AtomicInteger count = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "inbox-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", new Front(address, new Routes(site, time)));
    server.start();
  }

  /** A server on this machine that listens, and does not answer yet. */
  static HttpServer listen(int port) throws IOException {
    return HttpServer.create(
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
  }

  /** Starts one for an Altinn of this process. */
  static WebInbox local(LocalAltinn altinn, int port) throws IOException {
    HttpServer server = listen(port);
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new WebInbox(server, WebSettings.local(altinn, base));
  }

  /** Where it is, without a slash at the end. */
  URI address() {
    return address;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Override
  public String toString() {
    return "WebInbox[" + address + "]";
  }

  /**
   * Starts the application, and runs until the program is ended.
   *
   * @param args none
   * @throws IOException when the port cannot be used
   * @throws InterruptedException when the thread is interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    try {
      start(System.getenv());
    } catch (IllegalArgumentException | BindException e) {
      System.err.println(
          e instanceof BindException ? "PORT: another program has it" : e.getMessage());
      System.exit(2);
    }
    new CountDownLatch(1).await();
  }

  private static void start(Map<String, String> variables) throws IOException {
    int port = Integer.parseInt(variables.getOrDefault("PORT", DEFAULT_PORT));
    if (WebSettings.isFor(variables)) {
      WebSettings settings = WebSettings.of(variables);
      WebInbox inbox = new WebInbox(listen(port), settings);
      atTheEnd(inbox::close);
      System.out.println("The inbox is at " + inbox.address() + ", on port " + port + " here.");
    } else {
      LocalAltinn altinn = LocalAltinn.start();
      WebInbox inbox = local(altinn, port);
      atTheEnd(inbox::close);
      atTheEnd(altinn::close);
      tell(altinn, inbox, System.out);
    }
  }

  private static void atTheEnd(Runnable work) {
    Runtime.getRuntime().addShutdownHook(new Thread(work, "end-of-inbox"));
  }

  private static void tell(LocalAltinn altinn, WebInbox inbox, PrintStream out) {
    out.println("An Altinn with synthetic people and organisations is running in this program.");
    out.println("Open " + inbox.address() + "/ in a browser, and log in as one of them:");
    altinn
        .persons()
        .all()
        .forEach(person -> out.println("  " + person.pid() + "  " + person.name()));
    out.println("Ctrl+C ends it.");
  }
}
