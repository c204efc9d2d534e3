package io.github.dialogporten.sdk.config;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.CachingTokenProvider;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.dialogs.DialogSummary;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.faults.EveryOperation;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.fixtures.RawServer;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.paging.Page;
import io.github.dialogporten.sdk.parties.AccessQuery;
import io.github.dialogporten.sdk.parties.PartyUrn;
import io.github.dialogporten.sdk.tokens.ExchangingTokenProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.ConnectionPool;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The one thing that clients and sources of tokens are built on, and that can be closed. */
class AltinnConnectionTest {

  private final ConnectionPool pool = new ConnectionPool();
  private final StubServer server = new StubServer(pooled());

  private AltinnHttp pooled() {
    return AltinnHttp.builder().customizer(builder -> builder.connectionPool(pool)).build();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static DialogportenClient client(AltinnConnection connection, TokenProvider provider) {
    return DialogportenClient.builder(connection).tokenProvider(provider).build();
  }

  private static DialogQuery manyParties() {
    return DialogQuery.forParty(
            IntStream.range(0, 150)
                .mapToObj(i -> PartyUrn.selfIdentified("user" + i))
                .toArray(PartyUrn[]::new))
        .build();
  }

  // ---- what it is made of

  @Test
  void itIsToAnEnvironmentWithSettingsAndAClock() {
    AltinnConnection plain = AltinnConnection.to(AltinnEnvironment.TT02);
    assertThat(plain.environment()).isSameAs(AltinnEnvironment.TT02);
    assertThat(plain.timeSource()).isSameAs(TimeSource.system());
    assertThat(plain.http().callTimeout()).isEqualTo(AltinnHttp.defaults().callTimeout());
    assertThat(plain).hasToString("AltinnConnection[tt02]");

    AltinnHttp http = AltinnHttp.builder().subscriptionKey("nokkel").build();
    FakeTime time = new FakeTime();
    AltinnConnection own =
        AltinnConnection.builder(AltinnEnvironment.TT02).http(http).timeSource(time).build();
    assertThat(own.http()).isSameAs(http);
    assertThat(own.timeSource()).isSameAs(time);
    assertThat(own).isNotEqualTo(plain).hasToString("AltinnConnection[tt02]");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller must not do
  void nothingOfItIsMissing() {
    AltinnConnection.Builder builder = AltinnConnection.builder(AltinnEnvironment.TT02);
    for (ThrowingCallable mistake :
        List.<ThrowingCallable>of(
            () -> AltinnConnection.to(null),
            () -> AltinnConnection.builder(null),
            () -> builder.http(null),
            () -> builder.timeSource(null),
            () -> DialogportenClient.builder(null))) {
      assertThatThrownBy(mistake).isInstanceOf(NullPointerException.class);
    }
  }

  /** The settings are values: they serve any number of connections, and outlive them. */
  @Test
  void settingsServeAnyNumberOfConnections() {
    server.answers(EveryOperation.PARTIES_LIST.answer());
    AltinnConnection one = server.newConnection(server.http());
    client(one, server.altinnToken()).parties().list();
    one.close();
    client(server.newConnection(server.http()), server.altinnToken()).parties().list();
    assertThat(server.requests()).hasSize(2);
  }

  // ---- closing it

  private void assertClosed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("the AltinnConnection is closed");
  }

  @ParameterizedTest
  @EnumSource
  void noCallOfAnyClientBeginsAfterClosing(EveryOperation operation) {
    server.answers(operation.answer());
    DialogportenClient client = server.client();
    List<DialogportenClient> all =
        List.of(
            client,
            client.with(o -> o.withCorrelationId("run-7")),
            client.actingAs(TokenProvider.ofToken(Jwts.altinn(server.environment()))),
            server.client());
    operation.call(client);
    server.wire().resetRequests();
    server.connection().close();
    for (DialogportenClient each : all) {
      assertClosed(() -> operation.call(each));
      Throwable failure =
          each.async(Runnable::run).call(operation::call).handle((value, thrown) -> thrown).join();
      assertThat(failure)
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage("the AltinnConnection is closed");
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aWalkEndsWithIt() {
    server.answers(
        EveryOperation.DIALOGS_SEARCH
            .answer()
            .replace(
                "\"hasNextPage\":false", "\"hasNextPage\":true,\"continuationToken\":\"t_1\""));
    DialogQuery query = DialogQuery.forParty(PartyUrn.organisation("310923044")).build();
    Page<DialogSummary> page = server.client().dialogs().search(query).firstPage();
    var search = server.client().dialogs().search(manyParties());
    server.connection().close();
    assertClosed(page::next);
    assertClosed(search::firstPage);
    assertClosed(() -> search.iterator().next());
    assertThat(page.items()).hasSize(1);
    assertThat(server.requests()).hasSize(1);
  }

  /** A source of tokens fails as such: whoever asks it for one expects nothing else. */
  @Test
  void sourcesOfTokensEndWithIt() {
    TokenProvider exchanging =
        ExchangingTokenProvider.of(
            server.connection(),
            TokenProvider.ofToken(
                Jwts.of("{\"iss\":\"" + server.environment().maskinporten() + "\"}")));
    server.connection().close();
    TokenRequest request = new TokenRequest(TokenPurpose.ALTINN, Duration.ofSeconds(5));
    for (TokenProvider each : List.of(exchanging, new CachingTokenProvider(exchanging))) {
      assertThatThrownBy(() -> each.token(request))
          .isInstanceOf(TokenException.class)
          .hasMessageContaining("the AltinnConnection is closed");
      AltinnConnection open = server.newConnection(AltinnHttp.defaults());
      assertThat(catchThrowable(() -> client(open, each).parties().list()))
          .isInstanceOf(TokenException.class);
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void nothingIsBuiltOnAClosedOne() {
    AltinnConnection connection = server.connection();
    DialogportenClient.Builder builder = DialogportenClient.builder(connection);
    DialogTokenValidator.Builder validator = DialogTokenValidator.builder(connection);
    connection.close();
    assertClosed(builder::build);
    assertClosed(validator::build);
    assertClosed(() -> ExchangingTokenProvider.of(connection, TokenProvider.ofToken("token")));
  }

  @Test
  void itCanBeClosedAgainAndBeforeItsFirstUse() {
    AltinnConnection unused = AltinnConnection.to(AltinnEnvironment.TT02);
    unused.close();
    unused.close();
    assertClosed(() -> DialogportenClient.builder(unused).build());
    server.connection().close();
    server.connection().close();
  }

  @Test
  void idleConnectionsAreClosedWithIt() {
    server.answers(EveryOperation.PARTIES_LIST.answer());
    server.client().parties().list();
    assertThat(pool.connectionCount()).isEqualTo(1);
    server.connection().close();
    assertThat(pool.connectionCount()).isZero();
  }

  @Test
  void aCallUnderWayEndsAsItWould() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    String body = EveryOperation.PARTIES_LIST.answer();
    try (RawServer slow =
        new RawServer(
            out -> {
              reached.countDown();
              try {
                closed.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              RawServer.text(
                      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                          + body.length()
                          + "\r\n\r\n"
                          + body)
                  .answer(out);
            })) {
      AltinnConnection connection =
          AltinnConnection.to(
              AltinnEnvironment.local(slow.origin(), slow.origin(), slow.origin()).build());
      DialogportenClient client = client(connection, TokenProvider.ofToken("token"));
      CompletableFuture<Object> call = CompletableFuture.supplyAsync(() -> client.parties().list());
      reached.await();
      connection.close();
      closed.countDown();
      assertThat(call.get(20, TimeUnit.SECONDS)).isNotNull();
      assertClosed(() -> client.parties().list());
    }
  }

  // ---- what is shared over one, and not between two

  private long exchanges() {
    return server.requests().stream().filter(each -> each.getUrl().contains("/exchange/")).count();
  }

  private long limitsRead() {
    return server.requests().stream().filter(each -> each.getUrl().endsWith("/limits")).count();
  }

  private void answersWithAnExchange() {
    server.answers(EveryOperation.PARTIES_WITH_ACCESS.answer());
    String altinnToken =
        Jwts.of(
            "{\"iss\":\""
                + server.environment().platform()
                + "/authentication/api/v1/openid/\",\"exp\":"
                + server.time().now().plusSeconds(1_800).getEpochSecond()
                + "}");
    server
        .wire()
        .stubFor(
            any(urlPathMatching("/authentication/.*"))
                .willReturn(aResponse().withBody(altinnToken)));
  }

  /** Two objects of one name: the customer's, got twice. */
  private TokenProvider customer() {
    String token = Jwts.of("{\"iss\":\"" + server.environment().maskinporten() + "\"}");
    return TokenProvider.ofAccessTokens(() -> AccessToken.of(token)).withIdentity("customer-1");
  }

  @Test
  void clientsOnOneShareConnectionsTokensAndLimits() {
    answersWithAnExchange();
    for (int i = 0; i < 3; i++) {
      client(server.connection(), customer()).parties().withAccess(AccessQuery.defaults());
    }
    assertThat(exchanges()).isEqualTo(1);
    assertThat(pool.connectionCount()).isEqualTo(1);
    server.answers(EveryOperation.DIALOGS_SEARCH.answer());
    for (int i = 0; i < 3; i++) {
      client(server.connection(), server.altinnToken()).dialogs().search(manyParties()).firstPage();
    }
    assertThat(limitsRead()).isEqualTo(1);
    assertThat(pool.connectionCount()).isEqualTo(1);
  }

  @Test
  void twoShareNothing() {
    answersWithAnExchange();
    List<AltinnConnection> two =
        List.of(
            server.newConnection(AltinnHttp.defaults()),
            server.newConnection(AltinnHttp.defaults()));
    for (AltinnConnection each : two) {
      client(each, customer()).parties().withAccess(AccessQuery.defaults());
    }
    assertThat(exchanges()).isEqualTo(2);
    server.answers(EveryOperation.DIALOGS_SEARCH.answer());
    for (AltinnConnection each : two) {
      client(each, server.altinnToken()).dialogs().search(manyParties()).firstPage();
    }
    assertThat(limitsRead()).isEqualTo(2);
    two.get(0).close();
    server.answers(EveryOperation.PARTIES_LIST.answer());
    assertThat(client(two.get(1), server.altinnToken()).parties().list()).isNotNull();
  }

  /** Settings with a circuit and turns: each connection has its own. */
  @Test
  void norTheProtectionOfHosts() {
    AltinnHttp careful =
        AltinnHttp.builder()
            .circuitBreaker(CircuitBreakerOptions.defaults().withWindow(1, 1))
            .rateLimit(RateLimitOptions.perMinute(1))
            .build();
    server.wire().stubFor(any(urlPathMatching("/.*")).willReturn(aResponse().withStatus(503)));
    for (int i = 0; i < 3; i++) {
      DialogportenClient once =
          client(server.newConnection(careful), server.altinnToken()).with(o -> o.withoutRetry());
      assertThat(catchThrowable(() -> once.parties().list())).isNotNull();
    }
    assertThat(server.requests()).hasSize(3);
    assertThat(server.time().sleeps()).isEmpty();
  }
}
