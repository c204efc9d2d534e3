package io.github.dialogporten.sdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.fixtures.UnconnectedSockets;
import io.github.dialogporten.sdk.fixtures.wire.Exchange;
import io.github.dialogporten.sdk.fixtures.wire.Request;
import io.github.dialogporten.sdk.fixtures.wire.WireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Altinn with its issuers, a service owner, and a host elsewhere, all over TLS. What one deed sends
 * meets the fault; everything else is answered well.
 */
final class FaultyWorld implements AutoCloseable {

  static final String OWNERS_PATH = "/etat";
  static final String ISSUERS_PATH = "/token";
  static final String SECRET = "the-secret-that-is-shown-to-an-issuer";
  static final String ISSUED_TOKEN = "the-token-that-an-issuer-gives";
  static final String EXCHANGED_TOKEN = Jwts.of("{\"exp\":9999999999,\"is\":\"exchanged\"}");
  static final String DIALOG_TOKEN = Jwts.of("{\"exp\":9999999999,\"is\":\"dialog\"}");

  private final Deed deed;
  private final WireServer altinn;
  private final WireServer owner;
  private final WireServer elsewhere;
  private final FakeTime time = new FakeTime();
  private final AltinnConnection connection;
  private final DialogportenClient client;
  private final Path directory;
  private final String altinnToken;
  private final String exchangeableToken;
  private volatile WireServer.@Nullable Protocol spoken;
  private volatile Fault.Breaking breaking = (world, exchange) -> world.answerWell(exchange);

  /** A world whose servers may be silent for so long. */
  FaultyWorld(WireServer.Protocol protocol, Deed deed, Duration patience) {
    this.deed = deed;
    this.altinn = new WireServer(protocol, this::altinn);
    this.owner = new WireServer(protocol, this::broken);
    this.elsewhere = new WireServer(protocol, exchange -> answerWell(exchange));
    URI base = altinn.origin();
    AltinnHttp http =
        WireServer.trusted(AltinnHttp.builder())
            .readTimeout(patience)
            .customizer(client -> client.socketFactory(new EagerSockets()))
            .build();
    this.connection =
        AltinnConnection.builder(
                AltinnEnvironment.local(URI.create(base + "/dialogporten"), base, base)
                    .contentOrigin(owner.origin())
                    .contentOrigin(elsewhere.origin())
                    .build())
            .http(http)
            .timeSource(time)
            .build();
    this.altinnToken =
        Jwts.of(
            "{\"iss\":\"%s/authentication/api/v1/openid/\",\"exp\":9999999999}".formatted(base));
    this.client =
        DialogportenClient.builder(connection)
            .tokenProvider(TokenProvider.ofToken(altinnToken))
            .build();
    this.exchangeableToken =
        Jwts.of("{\"iss\":\"%s/\",\"exp\":9999999999,\"is\":\"exchangeable\"}".formatted(base));
    try {
      this.directory = Files.createTempDirectory("faulty-world");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  AltinnConnection connection() {
    return connection;
  }

  FakeTime time() {
    return time;
  }

  Path directory() {
    return directory;
  }

  URI altinnOrigin() {
    return altinn.origin();
  }

  URI elsewhereOrigin() {
    return elsewhere.origin();
  }

  Deed.Good good() {
    return deed.good();
  }

  /** Whether a request to the target is the deed's own. */
  boolean isDeed(Request request) {
    return deed.sends(request);
  }

  /** Where the deed goes to. */
  WireServer target() {
    return deed.kind().isAtOwner() ? owner : altinn;
  }

  /** A client whose token is good for every API. */
  DialogportenClient client() {
    return client;
  }

  /** A new client that needs a token of Altinn's first. */
  DialogportenClient clientToExchange() {
    return DialogportenClient.builder(connection)
        .tokenProvider(TokenProvider.ofToken(exchangeableToken))
        .build();
  }

  /** Opens the dialog that refers to the service owner. */
  Dialog dialog() {
    return client.dialogs().open(OddAnswers.ID);
  }

  /** What the last request of the deed came over. */
  WireServer.@Nullable Protocol spoken() {
    return spoken;
  }

  void breakBy(Fault.Breaking other) {
    breaking = other;
  }

  /**
   * Lets the deed be done by several at once, so that as many connections are kept as their
   * protocol needs for that.
   */
  void warm(int times) throws Exception {
    breaking =
        (world, exchange) -> {
          target().awaitRequests(times);
          answerWell(exchange);
        };
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        all.add(threads.submit(() -> deed.call().in(this)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    time.advance(Duration.ofHours(2)); // what is remembered of the answers is old
  }

  private void broken(Exchange exchange) throws Exception {
    spoken = exchange.protocol();
    breaking.answer(this, exchange);
  }

  private void altinn(Exchange exchange) throws Exception {
    if (!deed.kind().isAtOwner() && deed.sends(exchange.request())) {
      broken(exchange);
    } else {
      aside(exchange);
    }
  }

  /** What is asked for before the deed, or after it. */
  private void aside(Exchange exchange) throws IOException {
    String path = exchange.request().path();
    if (path.contains("/exchange/")) {
      exchange.answer(200, EXCHANGED_TOKEN.getBytes(StandardCharsets.UTF_8));
    } else if (path.contains("/authorizedparties")) {
      exchange.json(200, OddAnswers.to(EveryOperation.PARTIES_WITH_ACCESS));
    } else if (path.endsWith("/labellog")) {
      exchange.json(200, "[]");
    } else {
      exchange.json(200, dialog(owner.origin() + OWNERS_PATH));
    }
  }

  /** Answers the deed as it should be. */
  void answerWell(Exchange exchange, String... moreHeaders) throws IOException {
    Deed.Good good = deed.good();
    if (good.body().length == 0) {
      exchange.answer(good.status(), good.body(), moreHeaders);
      return;
    }
    String[] headers = new String[moreHeaders.length + 2];
    System.arraycopy(moreHeaders, 0, headers, 2, moreHeaders.length);
    headers[0] = "content-type";
    headers[1] = good.contentType();
    exchange.answer(good.status(), good.body(), headers);
  }

  /** The good body, or an odd one where success has none. */
  byte[] body() {
    return deed.kind().answersNothing()
        ? "{\"odd\":true}".getBytes(StandardCharsets.UTF_8)
        : deed.good().body();
  }

  /** The type of {@link #body()}. */
  String contentType() {
    return deed.kind().answersNothing() ? "application/json" : deed.good().contentType();
  }

  private static String dialog(String content) {
    String embed =
        """
        {"mediaType":"application/vnd.dialogporten.frontchannelembed-url;type=text/markdown",
        "isAuthorized":true,"value":[{"languageCode":"nb","value":"$LINK"}]}""";
    String action =
        """
        {"id":"0198c2a1-0000-7000-8000-00000000000%s","action":"read","url":"$LINK",
        "httpMethod":"%s","isAuthorized":true}""";
    return """
        {"id":"$ID","revision":"$ID","party":"p","org":"o","serviceResource":"r",
        "serviceResourceType":"t","status":"InProgress","createdAt":"$TIME","updatedAt":"$TIME",
        "contentUpdatedAt":"$TIME","dialogToken":"$TOKEN","endUserContext":{"revision":"$ID"},
        "content":{"mainContentReference":$EMBED},
        "attachments":[{"id":"$ID","urls":[{"id":"$ID","url":"$LINK","consumerType":"Api",
        "mediaType":"application/pdf"}]}],
        "transmissions":[{"id":"$ID","createdAt":"$TIME","type":"Information","isAuthorized":true,
        "sender":{"actorType":"ServiceOwner"},"content":{"contentReference":$EMBED}}],
        "guiActions":[$POST,$DELETE]}"""
        .replace("$POST", action.formatted("a", "POST"))
        .replace("$DELETE", action.formatted("b", "DELETE"))
        .replace("$EMBED", embed)
        .replace("$LINK", content)
        .replace("$TOKEN", DIALOG_TOKEN)
        .replace("$TIME", "2026-03-01T10:00:00.1234567Z")
        .replace("$ID", OddAnswers.ID.toString());
  }

  /** The deed's own requests that were taken, in their order. */
  List<Request> requests() {
    return target().requests().stream().filter(deed::sends).toList();
  }

  /** Tokens went where they belong: each to its own server, and to its own paths there. */
  void assertNoTokenAstray() {
    for (Request request : owner.requests()) {
      assertThat(authorization(request)).as("%s", request).isEqualTo("Bearer " + DIALOG_TOKEN);
    }
    for (Request request : elsewhere.requests()) {
      assertThat(authorization(request)).as("%s elsewhere", request).isEmpty();
    }
    for (Request request : altinn.requests()) {
      assertThat(authorization(request)).as("%s", request).isIn(allowedAtAltinn(request.path()));
    }
  }

  /** The token to exchange went to the exchange, and whatever came for it stayed at Altinn. */
  void assertOnlyTheExchangeGetsItsToken() {
    assertThat(owner.requests()).isEmpty();
    assertThat(elsewhere.requests()).isEmpty();
    for (Request request : altinn.requests()) {
      boolean isExchange = request.path().contains("/exchange/");
      assertThat(authorization(request).equals("Bearer " + exchangeableToken))
          .as("%s", request)
          .isEqualTo(isExchange);
    }
  }

  private List<String> allowedAtAltinn(String path) {
    if (path.startsWith(ISSUERS_PATH) || path.contains("/metadata/") || path.contains("/.well-")) {
      return List.of("");
    }
    if (deed.kind() == Deed.Kind.EXCHANGE) {
      String token = path.contains("/exchange/") ? exchangeableToken : EXCHANGED_TOKEN;
      return List.of("Bearer " + token);
    }
    return List.of("Bearer " + altinnToken);
  }

  private static String authorization(Request request) {
    return request.headers().getOrDefault("authorization", "");
  }

  /** What no text may tell. */
  List<String> secrets() {
    return List.of(
        altinnToken,
        exchangeableToken,
        EXCHANGED_TOKEN,
        DIALOG_TOKEN,
        ISSUED_TOKEN,
        SECRET,
        "127.0.0.1",
        OddAnswers.ID.toString(),
        "310923044",
        "Syntetisk",
        Fault.MARK);
  }

  /** Everything is given back: connections, and what was half written. */
  void assertNothingLeft() throws IOException {
    connection.close();
    for (WireServer each : List.of(altinn, owner, elsewhere)) {
      each.awaitNoConnection();
      assertThat(each.failures()).isEmpty();
    }
    try (var left = Files.list(directory)) {
      assertThat(left).as("half-written").isEmpty();
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
    altinn.close();
    owner.close();
    elsewhere.close();
    try (var left = Files.list(directory)) {
      for (Path each : left.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(directory);
  }

  @Override
  public String toString() {
    return deed.kind().name().toLowerCase(Locale.ROOT);
  }

  /**
   * Sockets that send at once: a test has no use for the 40 ms that an acknowledgement may take.
   */
  private static final class EagerSockets extends UnconnectedSockets {

    @Override
    public Socket createSocket() throws IOException {
      Socket socket = new Socket();
      socket.setTcpNoDelay(true);
      return socket;
    }
  }
}
