package io.github.dialogporten.sdk.faults;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.lessThanOrExactly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.RateLimitedException;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.Jwts;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults on the wire, on every operation, through the public API. */
@Tag("exhaustive")
class EveryOperationFaultsTest {

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
  private final FakeTime time = new FakeTime();
  private final ConnectionPool pool = new ConnectionPool();
  private final AtomicInteger tried = new AtomicInteger();
  private AltinnHttp http = http(Duration.ofSeconds(30));

  private AltinnHttp http(Duration readTimeout) {
    Interceptor counting =
        chain -> {
          tried.incrementAndGet();
          return chain.proceed(chain.request());
        };
    return AltinnHttp.builder()
        .readTimeout(readTimeout)
        .customizer(builder -> builder.connectionPool(pool).addInterceptor(counting))
        .build();
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    assertThat(pool.connectionCount()).as("leaked").isEqualTo(pool.idleConnectionCount());
    pool.evictAll();
    server.stop();
  }

  private DialogportenClient client(int port) {
    URI base = URI.create("http://127.0.0.1:" + port);
    AltinnConnection connection =
        AltinnConnection.builder(
                AltinnEnvironment.local(URI.create(base + "/dialogporten"), base, base).build())
            .http(http)
            .timeSource(time)
            .build();
    return DialogportenClient.builder(connection)
        .tokenProvider(TokenProvider.ofToken(altinnToken(base)))
        .build();
  }

  /** A token that is Altinn's already, so that no operation needs an exchange first. */
  private static String altinnToken(URI base) {
    return Jwts.of("{\"iss\":\"" + base + "/authentication/api/v1/openid/\",\"exp\":9999999999}");
  }

  private <E extends DialogportenException> E fails(
      EveryOperation operation, Class<E> type, int requests) {
    E failure = failsAfter(operation, type, requests);
    server.verify(requests, anyRequestedFor(anyUrl()));
    return failure;
  }

  /** How many requests arrive is for the server to say: one can be given up on its way. */
  private <E extends DialogportenException> E failsAfter(
      EveryOperation operation, Class<E> type, int attempts) {
    E failure = catchThrowableOfType(type, () -> operation.call(client(server.port())));
    assertThat(failure.operation()).isEqualTo(operation.operation());
    assertThat(failure.attempts()).isEqualTo(attempts);
    server.verify(lessThanOrExactly(attempts), anyRequestedFor(anyUrl()));
    return failure;
  }

  private void answer(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  /** A body, also where success has none: it is read before it counts as odd. */
  private static String body(EveryOperation operation) {
    return operation.answersNothing() ? "{\"odd\":true}" : OddAnswers.to(operation);
  }

  @ParameterizedTest
  @EnumSource
  void oddValuesAreNoFault(EveryOperation operation) {
    answer(aResponse().withBody(OddAnswers.to(operation)));
    assertThat(operation.call(client(server.port()))).isNotNull();
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource
  void refusedConnection(EveryOperation operation) throws IOException {
    int nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> operation.call(client(nobody)));
    assertThat(failure.kind()).isEqualTo(TransportException.Kind.CONNECT);
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(tried).hasValue(3);
  }

  @ParameterizedTest
  @EnumSource
  void resetBeforeTheAnswer(EveryOperation operation) {
    answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(fails(operation, TransportException.class, 3).kind())
        .isEqualTo(TransportException.Kind.CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void resetInTheBody(EveryOperation operation) {
    answer(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    assertThat(fails(operation, TransportException.class, 3).kind())
        .isEqualTo(TransportException.Kind.CLOSED);
  }

  /** A search that timed out is sent once more, and not twice. */
  private static int timedOut(EveryOperation operation) {
    return operation == EveryOperation.DIALOGS_SEARCH ? 2 : 3;
  }

  @ParameterizedTest
  @EnumSource
  void slowHeaders(EveryOperation operation) {
    http = http(Duration.ofMillis(120));
    answer(aResponse().withFixedDelay(400).withBody(OddAnswers.to(operation)));
    assertThat(failsAfter(operation, TransportException.class, timedOut(operation)).kind())
        .isEqualTo(TransportException.Kind.TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource
  void slowBody(EveryOperation operation) {
    http = http(Duration.ofMillis(120));
    answer(aResponse().withBody(body(operation)).withChunkedDribbleDelay(2, 800));
    assertThat(failsAfter(operation, TransportException.class, timedOut(operation)).kind())
        .isEqualTo(TransportException.Kind.TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource
  void tooManyRequests(EveryOperation operation) {
    answer(aResponse().withStatus(429).withHeader("Retry-After", "3"));
    assertThat(fails(operation, RateLimitedException.class, 3).retryAfter())
        .contains(Duration.ofSeconds(3));
    assertThat(time.sleeps())
        .hasSize(2)
        .allMatch(wait -> wait.compareTo(Duration.ofSeconds(3)) > 0 && wait.toMillis() <= 3_500);
  }

  @ParameterizedTest
  @EnumSource
  void unavailableUntilADate(EveryOperation operation) {
    answer(
        aResponse()
            .withStatus(503)
            .withHeader("Content-Type", "text/plain")
            .withHeader("Retry-After", "Mon, 02 Mar 2026 08:00:20 GMT")
            .withBody("Service Unavailable"));
    fails(operation, ServiceUnavailableException.class, 3);
    assertThat(time.sleeps().get(0)).isBetween(Duration.ofSeconds(20), Duration.ofMillis(20_250));
  }

  @ParameterizedTest
  @EnumSource
  void unavailableWithRetryAfterZero(EveryOperation operation) {
    answer(aResponse().withStatus(503).withHeader("Retry-After", "0"));
    fails(operation, ServiceUnavailableException.class, 3);
  }

  @ParameterizedTest
  @EnumSource
  void gatewayWithHtml(EveryOperation operation) {
    answer(
        aResponse()
            .withStatus(502)
            .withHeader("Content-Type", "text/html")
            .withBody("<html><h1>Bad gateway</h1></html>"));
    assertThat(fails(operation, ServerException.class, 3).problem().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void truncatedJson(EveryOperation operation) {
    String whole = body(operation);
    answer(aResponse().withBody(whole.substring(0, whole.length() - 2)));
    DialogportenException failure =
        operation.answersNothing() // any body at all is odd there
            ? fails(operation, ResponseFormatException.class, 1)
            : fails(operation, TransportException.class, 3);
    assertThat(failure.getMessage()).doesNotContain("Syntetisk");
  }

  @ParameterizedTest
  @EnumSource
  void htmlInsteadOfJson(EveryOperation operation) {
    answer(aResponse().withHeader("Content-Type", "text/html").withBody("<html>Logg inn</html>"));
    fails(operation, ResponseFormatException.class, 1);
  }
}
