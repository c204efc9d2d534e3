package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** What the tests of the desktop login share: a client without an issuer, and a browser. */
public final class DesktopFixture {

  public static final String STATE = "CANARY-state-4711";
  public static final String VERIFIER = "CANARY-verifier-4711";
  public static final String ACCESS = "CANARY-access-4711";
  public static final String REFRESH = "CANARY-refresh-4711";
  public static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private DesktopFixture() {}

  /** A session whose subject is the given word. */
  public static PersonSession session(String subject) {
    return new PersonSession(
        new PersonSession.Person(
            "https://issuer.example", "client", subject, null, "idporten-loa-high", null, NOW),
        new PersonSession.Tokens(
            ACCESS, NOW.plusSeconds(120), NOW, REFRESH, NOW.plusSeconds(600), "CANARY-id-4711"),
        List.of("openid"),
        List.of("openid"));
  }

  /** A client whose issuer is the test itself. */
  public static final class Client {

    public final FakeTime time = new FakeTime();
    private final AltinnConnection connection =
        AltinnConnection.builder(AltinnEnvironment.TT02).timeSource(time).build();
    public final List<LoginOptions> started = new CopyOnWriteArrayList<>();
    public final List<Callback> finished = new CopyOnWriteArrayList<>();
    public Runnable whenStarted = () -> {};
    public BiFunction<PendingLogin, Callback, PersonSession> finish =
        (pending, callback) -> session("somebody");

    public IdPortenClient client() {
      InvocationHandler handler =
          (proxy, method, arguments) -> {
            if (method.isDefault()) {
              return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            return switch (method.getName()) {
              case "connection" -> connection;
              case "startLogin" -> start((LoginOptions) arguments[0]);
              case "finishLogin" -> finish((PendingLogin) arguments[0], (Callback) arguments[1]);
              default -> throw new AssertionError(method.getName());
            };
          };
      return (IdPortenClient)
          Proxy.newProxyInstance(
              IdPortenClient.class.getClassLoader(),
              new Class<?>[] {IdPortenClient.class},
              handler);
    }

    private LoginStart start(LoginOptions options) {
      started.add(options);
      whenStarted.run();
      URI redirect = options.redirectUri().orElseThrow();
      PendingLogin pending =
          new PendingLogin(
              new PendingLogin.Parts(
                  "https://issuer.example",
                  "client",
                  STATE,
                  "CANARY-nonce-4711",
                  VERIFIER,
                  redirect,
                  options.acr(),
                  List.of("openid"),
                  options.subject(),
                  NOW));
      return new LoginStart(
          URI.create(
              "https://issuer.example/authorize?state=" + STATE + "&redirect_uri=" + redirect),
          pending);
    }

    private PersonSession finish(PendingLogin pending, Callback callback) {
      finished.add(callback);
      return finish.apply(pending, callback);
    }
  }

  /** What is for the package's own eyes. */
  public static Optional<URI> redirect(LoginOptions options) {
    return options.redirectUri();
  }

  public static Optional<String> prompt(LoginOptions options) {
    return options.prompt();
  }

  public static Optional<String> code(Callback callback) {
    return callback.one("code");
  }

  /** Where the loopback server of a login is, as a browser learns it. */
  public static int port(URI authorize) {
    String query = authorize.getRawQuery();
    return URI.create(query.substring(query.indexOf("redirect_uri=") + 13)).getPort();
  }

  public static String get(int port, String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
  }

  /** The callback as the browser asks for it. */
  public static String callback(int port) {
    return get(port, "/callback?code=CANARY-code-4711&state=" + STATE + "&iss=x");
  }

  public static Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Sends, and reads until the server closes. */
  public static String exchange(int port, String request) {
    return exchange(port, request.getBytes(StandardCharsets.ISO_8859_1));
  }

  public static String exchange(int port, byte[] request) {
    try (Socket socket = connect(port)) {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
