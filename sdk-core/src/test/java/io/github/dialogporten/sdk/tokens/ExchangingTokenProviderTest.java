package io.github.dialogporten.sdk.tokens;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.CachingTokenProvider;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.parties.AccessQuery;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangingTokenProviderTest {

  private static final String EXCHANGE = "/authentication/api/v1/exchange/";
  private static final TokenRequest REQUEST =
      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(20));

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
  private final FakeTime time = new FakeTime();
  private final AtomicInteger asked = new AtomicInteger();
  private AltinnEnvironment environment;
  private AltinnConnection connection;

  @BeforeEach
  void start() {
    server.start();
    URI base = URI.create("http://127.0.0.1:" + server.port());
    environment =
        AltinnEnvironment.local(
                URI.create(base + "/dialogporten"), base, URI.create("http://127.0.0.1:9/"))
            .build();
    connection = AltinnConnection.builder(environment).timeSource(time).build();
  }

  @AfterEach
  void stop() {
    connection.close();
    server.stop();
  }

  private String maskinportenJwt() {
    return Jwts.of("{\"iss\":\"" + environment.maskinporten() + "\",\"scope\":\"altinn:x\"}");
  }

  private String altinnJwt(String id, long lifetime) {
    return Jwts.of(
        "{\"iss\":\""
            + environment.platform()
            + "/authentication/api/v1/openid/\",\"jti\":\""
            + id
            + "\",\"exp\":"
            + time.now().plusSeconds(lifetime).getEpochSecond()
            + "}");
  }

  private TokenProvider source() {
    return TokenProvider.ofSupplier(
            () -> {
              asked.incrementAndGet();
              return maskinportenJwt();
            })
        .withIdentity("the-system-user");
  }

  private ExchangingTokenProvider exchanging(TokenProvider source) {
    return ExchangingTokenProvider.of(connection, source);
  }

  private void answers(String token) {
    server.stubFor(
        get(urlPathEqualTo(EXCHANGE + "maskinporten")).willReturn(aResponse().withBody(token)));
  }

  @Test
  void exchangesOnceForBothPurposesAndAnewWhenItEnds() {
    answers("\"" + altinnJwt("a", 1800) + "\"");
    TokenProvider provider = exchanging(source());
    AccessToken token = provider.token(REQUEST);
    assertThat(token.value()).isEqualTo(altinnJwt("a", 1800));
    assertThat(token.expiresAt()).contains(time.now().plusSeconds(1800));
    assertThat(provider.token(new TokenRequest(TokenPurpose.ALTINN, Duration.ofSeconds(1))))
        .isEqualTo(token);
    server.verify(1, anyRequestedFor(anyUrl()));
    server.verify(
        1,
        getRequestedFor(urlPathEqualTo(EXCHANGE + "maskinporten"))
            .withHeader("Authorization", equalTo("Bearer " + maskinportenJwt()))
            .withHeader("Accept", equalTo("application/json")));

    time.advance(Duration.ofSeconds(1801));
    answers(altinnJwt("b", 1800));
    assertThat(provider.token(REQUEST).value()).isEqualTo(altinnJwt("b", 1800));
    assertThat(asked).hasValue(2);
  }

  @Test
  void rejectedTokenIsDroppedByComparison() {
    answers(altinnJwt("a", 1800));
    TokenProvider provider = exchanging(source());
    AccessToken first = provider.token(REQUEST);
    answers(altinnJwt("b", 1800));
    provider.rejected(REQUEST, AccessToken.of("another"));
    assertThat(provider.token(REQUEST)).isEqualTo(first);
    provider.rejected(REQUEST, first);
    AccessToken second = provider.token(REQUEST);
    assertThat(second).isNotEqualTo(first);
    provider.rejected(REQUEST, first);
    assertThat(provider.token(REQUEST)).isEqualTo(second);
    server.verify(2, anyRequestedFor(anyUrl()));
  }

  @Test
  void manyWaitForOneExchange() throws Exception {
    answers(altinnJwt("a", 1800));
    TokenProvider provider = exchanging(source());
    int threads = 40;
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<AccessToken>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(
            pool.submit(
                () -> {
                  together.await(30, TimeUnit.SECONDS);
                  return provider.token(REQUEST);
                }));
      }
      for (Future<AccessToken> each : all) {
        assertThat(each.get(30, TimeUnit.SECONDS).value()).isEqualTo(altinnJwt("a", 1800));
      }
    } finally {
      pool.shutdownNow();
    }
    server.verify(1, anyRequestedFor(anyUrl()));
    assertThat(asked).hasValue(1);
  }

  /** More of them than Altinn is asked at once: they wait for their own issuer, and not here. */
  @Test
  void customersOfASilentIssuerHoldUpNoOtherExchange() throws Exception {
    answers(altinnJwt("a", 1800));
    int silent = 40;
    CountDownLatch waiting = new CountDownLatch(silent);
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(silent);
    try {
      List<Future<AccessToken>> all = new ArrayList<>();
      for (int i = 0; i < silent; i++) {
        TokenProvider customer =
            TokenProvider.ofSupplier(
                    () -> {
                      waiting.countDown();
                      await(end);
                      return maskinportenJwt();
                    })
                .withIdentity("customer-" + i);
        all.add(pool.submit(() -> exchanging(customer).token(REQUEST)));
      }
      waiting.await();

      assertThat(exchanging(source()).token(REQUEST).value()).isEqualTo(altinnJwt("a", 1800));
      server.verify(1, anyRequestedFor(anyUrl()));

      end.countDown();
      for (Future<AccessToken> each : all) {
        assertThat(each.get(30, TimeUnit.SECONDS).value()).isEqualTo(altinnJwt("a", 1800));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** One caller asks the provider for all; when its time is over, another one does. */
  @Test
  void whoeverAsksTheProviderMayLeave() throws Exception {
    answers(altinnJwt("a", 1800));
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch first = new CountDownLatch(1);
    TokenProvider provider =
        exchanging(
            TokenProvider.ofSupplier(
                    () -> {
                      if (asked.incrementAndGet() == 1) {
                        first.countDown();
                        await(never);
                      }
                      return maskinportenJwt();
                    })
                .withIdentity("the-system-user"));
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<TransportException.Kind> hasty =
          pool.submit(
              () ->
                  catchThrowableOfType(
                          TransportException.class,
                          () ->
                              provider.token(
                                  new TokenRequest(TokenPurpose.ALTINN, Duration.ofMillis(500))))
                      .kind());
      first.await();
      Future<AccessToken> patient = pool.submit(() -> provider.token(REQUEST));

      assertThat(hasty.get(30, TimeUnit.SECONDS)).isEqualTo(TransportException.Kind.TIMEOUT);
      assertThat(patient.get(30, TimeUnit.SECONDS).value()).isEqualTo(altinnJwt("a", 1800));
    } finally {
      pool.shutdownNow();
    }
    assertThat(asked).hasValue(2);
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tokenOfThisAltinnIsGivenAsItIs() {
    String own = altinnJwt("own", 600);
    AccessToken token = exchanging(TokenProvider.ofToken(own)).token(REQUEST);
    assertThat(token.value()).isEqualTo(own);
    assertThat(token.expiresAt()).contains(time.now().plusSeconds(600));
    server.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void redirectIsNotFollowed() {
    server.stubFor(
        get(urlPathEqualTo(EXCHANGE + "maskinporten"))
            .willReturn(aResponse().withStatus(302).withHeader("Location", "/elsewhere")));
    TokenException failure =
        catchThrowableOfType(TokenException.class, () -> exchanging(source()).token(REQUEST));
    assertThat(failure).hasMessage("altinn.exchange: Altinn refused the exchange (302)");
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void clientTakesItsTokensAsTheyAre() {
    answers(altinnJwt("a", 1800));
    server.stubFor(
        any(urlPathEqualTo("/dialogporten/api/v1/enduser/parties"))
            .withHeader("Authorization", equalTo("Bearer " + altinnJwt("a", 1800)))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"authorizedParties\":[]}")));
    DialogportenClient client =
        DialogportenClient.builder(connection).tokenProvider(exchanging(source())).build();
    assertThat(client.parties().list().all()).isEmpty();
    server.verify(1, getRequestedFor(urlPathEqualTo(EXCHANGE + "maskinporten")));
    server.verify(2, anyRequestedFor(anyUrl()));
  }

  /** One load must not wait for itself, whatever stands between it and the exchange. */
  @Test
  void clientNeedsNoSecondExchangeWhereItNeedsAnAltinnToken() {
    answers(altinnJwt("a", 1800));
    server.stubFor(
        any(urlPathEqualTo("/accessmanagement/api/v1/enduser/authorizedparties"))
            .withHeader("Authorization", equalTo("Bearer " + altinnJwt("a", 1800)))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"data\":[]}")));
    for (UnaryOperator<TokenProvider> wrapped :
        List.<UnaryOperator<TokenProvider>>of(
            UnaryOperator.identity(),
            provider -> new CachingTokenProvider(provider, time),
            CallersOwn::new)) {
      AltinnConnection other = AltinnConnection.builder(environment).timeSource(time).build();
      DialogportenClient client =
          DialogportenClient.builder(other)
              .tokenProvider(wrapped.apply(ExchangingTokenProvider.of(other, source())))
              .options(options -> options.withTimeout(Duration.ofSeconds(5)))
              .build();
      assertThat(client.parties().withAccess(AccessQuery.defaults())).isNotNull();
      assertThat(client.parties().withAccess(AccessQuery.defaults())).isNotNull();
      server.verify(1, getRequestedFor(urlPathEqualTo(EXCHANGE + "maskinporten")));
      server.resetRequests();
    }
  }

  /** Passes the name of the identity on, but is no wrapper that the SDK knows. */
  private record CallersOwn(TokenProvider inner) implements TokenProvider {

    @Override
    public AccessToken token(TokenRequest request) {
      return inner.token(request);
    }

    @Override
    public Optional<String> identity() {
      return inner.identity();
    }
  }

  @Test
  void passesOnWhoItIsAndWhereFor() {
    for (TokenProvider source :
        List.of(source(), source().withEnvironment(AltinnEnvironment.TT02))) {
      ExchangingTokenProvider provider =
          ExchangingTokenProvider.of(AltinnConnection.to(AltinnEnvironment.TT02), source);
      assertThat(provider.identity()).contains("the-system-user");
      assertThat(provider.environment()).contains(AltinnEnvironment.TT02);
      assertThat(provider.distinguishesPurposes()).isFalse();
      assertThat(provider).hasToString("ExchangingTokenProvider[tt02]");
    }
  }

  @Test
  void refusesTokensOfAnotherEnvironmentBeforeAnythingIsSent() {
    AltinnConnection production = AltinnConnection.to(AltinnEnvironment.PRODUCTION);
    TokenProvider tt02 = source().withEnvironment(AltinnEnvironment.TT02);
    assertThatThrownBy(() -> ExchangingTokenProvider.of(production, tt02))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("source ")
        .hasMessageContaining("tt02");
  }
}
