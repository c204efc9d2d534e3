package io.github.dialogporten.sdk.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.lessThanOrExactly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.ConflictException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.RateLimitedException;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of attempts: every semantics against every way an attempt can fail. */
class PipelineFaultsTest {

  private static final String OK = "{\"a\":1}";

  private final WireMockServer server =
      new WireMockServer(
          WireMockConfiguration.options()
              .bindAddress("127.0.0.1")
              .dynamicPort()
              .gzipDisabled(true));
  private final FakeTime time = new FakeTime();
  private final ConnectionPool pool = new ConnectionPool();
  private final List<AltinnConnection> connections = new ArrayList<>();
  private AltinnHttp http = http(Duration.ofSeconds(30));

  private AltinnHttp http(Duration readTimeout) {
    return AltinnHttp.builder()
        .readTimeout(readTimeout)
        .customizer(builder -> builder.connectionPool(pool))
        .build();
  }

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    // whatever happened: no connection is still in use
    assertThat(pool.connectionCount()).isEqualTo(pool.idleConnectionCount());
    connections.forEach(AltinnConnection::close);
    server.stop();
  }

  private Pipeline pipeline(int port) {
    URI base = URI.create("http://127.0.0.1:" + port);
    AltinnConnection connection =
        AltinnConnection.builder(
                AltinnEnvironment.local(URI.create(base + "/dialogporten"), base, base).build())
            .http(http)
            .timeSource(time)
            .build();
    connections.add(connection);
    return Pipeline.to(connection).actingAs(TokenProvider.ofToken("token"));
  }

  private static Operation<String> operation(Semantics semantics) {
    String method =
        switch (semantics) {
          case SAFE, MARKS_SEEN -> "GET";
          case IDEMPOTENT -> "PUT";
          case ONCE -> "POST";
        };
    return Operation.of(
        "test.call",
        method,
        "/api/v1/x",
        semantics,
        answer -> new String(answer.bytes(1_000), java.nio.charset.StandardCharsets.UTF_8));
  }

  private String call(Semantics semantics) {
    return pipeline(server.port()).call(operation(semantics), Parameters.none());
  }

  private void always(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  private void firstThenOk(ResponseDefinitionBuilder response) {
    server.stubFor(
        any(anyUrl())
            .inScenario("once")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("well")
            .willReturn(response));
    server.stubFor(
        any(anyUrl())
            .inScenario("once")
            .whenScenarioStateIs("well")
            .willReturn(aResponse().withBody(OK)));
  }

  private void sent(int times) {
    server.verify(times, anyRequestedFor(anyUrl()));
  }

  static Stream<Arguments> statuses() {
    return Stream.of(Semantics.values())
        .flatMap(
            semantics ->
                Stream.of(
                    Arguments.of(semantics, 408, semantics == Semantics.ONCE ? 1 : 3),
                    Arguments.of(semantics, 429, semantics == Semantics.ONCE ? 1 : 3),
                    Arguments.of(semantics, 502, semantics == Semantics.ONCE ? 1 : 3),
                    Arguments.of(semantics, 503, semantics == Semantics.ONCE ? 1 : 3),
                    Arguments.of(semantics, 504, semantics == Semantics.ONCE ? 1 : 3),
                    Arguments.of(semantics, 500, semantics == Semantics.ONCE ? 1 : 2),
                    Arguments.of(semantics, 409, semantics == Semantics.IDEMPOTENT ? 3 : 1),
                    Arguments.of(semantics, 400, 1),
                    Arguments.of(semantics, 403, 1),
                    Arguments.of(semantics, 404, 1),
                    Arguments.of(semantics, 410, 1),
                    Arguments.of(semantics, 412, 1),
                    Arguments.of(semantics, 422, 1),
                    Arguments.of(semantics, 501, 1),
                    Arguments.of(semantics, 600, 1),
                    Arguments.of(semantics, 999, 1),
                    Arguments.of(semantics, 302, 1)));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void everyStatusHasItsNumberOfAttempts(Semantics semantics, int status, int attempts) {
    always(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));
    DialogportenException failure =
        catchThrowableOfType(DialogportenException.class, () -> call(semantics));
    assertThat(failure.attempts()).isEqualTo(attempts);
    assertThat(failure.operation()).isEqualTo("test.call");
    sent(attempts);
    assertThat(time.sleeps()).hasSize(attempts - 1);
  }

  static Stream<Arguments> noAnswers() {
    return Stream.of(Semantics.values())
        .flatMap(
            semantics ->
                Stream.of(
                    Arguments.of(semantics, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                    Arguments.of(semantics, aResponse().withFault(Fault.EMPTY_RESPONSE)),
                    Arguments.of(semantics, aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                    Arguments.of(
                        semantics, aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK))));
  }

  @ParameterizedTest
  @MethodSource("noAnswers")
  void noWholeAnswerIsTriedAgainUnlessItMustBeOnce(
      Semantics semantics, ResponseDefinitionBuilder response) {
    sent(attemptsWithoutAnswer(semantics, response));
  }

  private int attemptsWithoutAnswer(Semantics semantics, ResponseDefinitionBuilder response) {
    always(response);
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> call(semantics));
    int attempts = semantics == Semantics.ONCE ? 1 : 3;
    assertThat(failure.attempts()).isEqualTo(attempts);
    assertThat(failure.mayHaveBeenCarriedOut()).isEqualTo(semantics != Semantics.SAFE);
    assertThat(failure.kind())
        .isIn(TransportException.Kind.CLOSED, TransportException.Kind.TIMEOUT);
    return attempts;
  }

  static Stream<Arguments> slowAnswers() {
    return Stream.of(Semantics.values())
        .flatMap(
            semantics ->
                Stream.of(
                    Arguments.of(semantics, aResponse().withFixedDelay(600).withBody(OK)),
                    Arguments.of(
                        semantics,
                        aResponse().withBody(OK.repeat(20)).withChunkedDribbleDelay(2, 1200))));
  }

  @ParameterizedTest
  @MethodSource("slowAnswers")
  void slowAnswerIsTriedAgainUnlessItMustBeOnce(
      Semantics semantics, ResponseDefinitionBuilder response) {
    http = http(Duration.ofMillis(150));
    int attempts = attemptsWithoutAnswer(semantics, response);
    // the server notes a request when it answers, which it may not have done yet
    server.verify(lessThanOrExactly(attempts), anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @MethodSource("noAnswers")
  void secondAttemptCanSucceed(Semantics semantics, ResponseDefinitionBuilder response) {
    firstThenOk(response);
    if (semantics != Semantics.ONCE) {
      assertThat(call(semantics)).isEqualTo(OK);
      sent(2);
    } else {
      assertThat(catchThrowableOfType(TransportException.class, () -> call(semantics))).isNotNull();
      sent(1);
    }
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource(Semantics.class)
  void refusedConnectionIsTriedThreeTimesWhateverItIs(Semantics semantics) throws IOException {
    int nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () -> pipeline(nobody).call(operation(semantics), Parameters.none()));
    assertThat(failure.kind()).isEqualTo(TransportException.Kind.CONNECT);
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
    assertThat(time.sleeps()).hasSize(2);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource(Semantics.class)
  void retryAfterZeroIsNoInvitationToOkHttp(Semantics semantics) {
    always(aResponse().withStatus(503).withHeader("Retry-After", "0"));
    assertThat(catchThrowableOfType(ServiceUnavailableException.class, () -> call(semantics)))
        .isNotNull();
    sent(semantics == Semantics.ONCE ? 1 : 3);
  }

  /** What the server asked for, and a little more. */
  private void waited(int seconds) {
    assertThat(time.sleeps())
        .hasSize(1)
        .allMatch(
            wait ->
                wait.compareTo(Duration.ofSeconds(seconds)) > 0
                    && wait.compareTo(Duration.ofSeconds(seconds).plusMillis(250)) <= 0);
  }

  @Test
  void secondsAreWaited() {
    firstThenOk(aResponse().withStatus(429).withHeader("Retry-After", "17"));
    assertThat(call(Semantics.SAFE)).isEqualTo(OK);
    waited(17);
  }

  @Test
  void datesAreWaitedFor() {
    firstThenOk(
        aResponse().withStatus(503).withHeader("Retry-After", "Mon, 02 Mar 2026 08:00:40 GMT"));
    assertThat(call(Semantics.SAFE)).isEqualTo(OK);
    waited(40);
  }

  static Stream<Arguments> doubts() {
    return Stream.of(Semantics.values())
        .filter(semantics -> semantics != Semantics.SAFE)
        .flatMap(
            semantics ->
                Stream.of(301, 304, 307, 408, 500, 501, 502, 503, 504, 520, 599, 600)
                    .map(status -> Arguments.of(semantics, status)));
  }

  @ParameterizedTest
  @MethodSource("doubts")
  void whatIsNoRefusalMayHaveBeenCarriedOut(Semantics semantics, int status) {
    always(aResponse().withStatus(status));
    ApiException failure = catchThrowableOfType(ApiException.class, () -> call(semantics));
    assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
    // a call that may be repeated is as transient as ever
    assertThat(failure.isTransient()).isEqualTo(List.of(408, 500, 502, 503, 504).contains(status));
    assertThat(catchThrowableOfType(ApiException.class, () -> call(Semantics.SAFE)))
        .matches(read -> !read.mayHaveBeenCarriedOut());
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource(Semantics.class)
  void whoSaysWhenToComeBackHasDoneNothing(Semantics semantics) {
    for (int status : new int[] {429, 503}) {
      always(aResponse().withStatus(status).withHeader("Retry-After", "0"));
      assertThat(catchThrowableOfType(ApiException.class, () -> call(semantics)))
          .matches(failure -> !failure.mayHaveBeenCarriedOut() && failure.isTransient());
    }
    always(aResponse().withStatus(429));
    assertThat(catchThrowableOfType(ApiException.class, () -> call(semantics)))
        .matches(failure -> !failure.mayHaveBeenCarriedOut());
  }

  @Test
  void theLongestOfSeveralWaitsIsWaited() {
    firstThenOk(
        aResponse()
            .withStatus(503)
            .withHeader("Retry-After", "3, Monday, 02-Mar-26 08:00:12 GMT", "40", "n\u00e5"));
    assertThat(call(Semantics.SAFE)).isEqualTo(OK);
    waited(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon, 02 Mar 2026 05:00:40 GMT",
        "Monday, 02-Mar-26 05:00:40 GMT",
        "Mon Mar  2 05:00:40 2026"
      })
  void aDateIsMeasuredByTheServersOwnClock(String until) {
    firstThenOk(
        aResponse()
            .withStatus(503)
            .withHeader("Date", "Mon, 02 Mar 2026 05:00:00 GMT") // three hours behind ours
            .withHeader("Retry-After", until));
    assertThat(call(Semantics.SAFE)).isEqualTo(OK);
    waited(40);
  }

  @Test
  void theHeadersOfAnErrorAreAsTheyCame() {
    always(
        aResponse()
            .withStatus(503)
            .withHeader("Retry-After", "300", "n\u00e5")
            .withHeader("X", "\u00e5"));
    ApiException failure = catchThrowableOfType(ApiException.class, () -> call(Semantics.SAFE));
    assertThat(failure.headers().get("retry-after")).hasSize(2).contains("300");
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(300));
    assertThat(failure.headers().keySet()).noneMatch(name -> name.contains("dialogporten"));
  }

  @Test
  void longWaitIsHandedToTheCaller() {
    always(aResponse().withStatus(429).withHeader("Retry-After", "61"));
    RateLimitedException failure =
        catchThrowableOfType(RateLimitedException.class, () -> call(Semantics.SAFE));
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(61));
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure.isTransient()).isTrue();
    assertThat(time.sleeps()).isEmpty();
    sent(1);
  }

  @Test
  void maintenanceByTextAndDate() {
    always(
        aResponse()
            .withStatus(503)
            .withHeader("Content-Type", "text/plain")
            .withHeader("Retry-After", "Mon, 02 Mar 2026 10:00:00 GMT")
            .withBody("Service Unavailable"));
    ServiceUnavailableException failure =
        catchThrowableOfType(ServiceUnavailableException.class, () -> call(Semantics.SAFE));
    assertThat(failure.retryAfter()).contains(Duration.ofHours(2));
    assertThat(failure.problem().isEmpty()).isTrue();
    sent(1);
  }

  @Test
  void waitsAreJitteredAndBounded() {
    always(aResponse().withStatus(502).withHeader("Content-Type", "text/html").withBody("<html>"));
    assertThat(catchThrowableOfType(ServerException.class, () -> call(Semantics.SAFE))).isNotNull();
    assertThat(time.sleeps()).hasSize(2);
    assertThat(time.sleeps().get(0)).isBetween(Duration.ofMillis(1), Duration.ofMillis(250));
    assertThat(time.sleeps().get(1)).isBetween(Duration.ofMillis(1), Duration.ofMillis(500));
  }

  @Test
  void oneDeadlineOverAllAttempts() {
    always(aResponse().withStatus(503).withHeader("Retry-After", "30"));
    ServiceUnavailableException failure =
        catchThrowableOfType(
            ServiceUnavailableException.class,
            () ->
                pipeline(server.port())
                    .with(CallOptions.none().withTimeout(Duration.ofSeconds(45)))
                    .call(operation(Semantics.SAFE), Parameters.none()));
    // the second wait would not end in time: no use in waiting for it
    assertThat(failure.attempts()).isEqualTo(2);
    waited(30);
  }

  @Test
  void withoutRetryIsOneAttempt() {
    always(aResponse().withStatus(503));
    assertThat(
            catchThrowableOfType(
                ServiceUnavailableException.class,
                () ->
                    pipeline(server.port())
                        .with(CallOptions.none().withoutRetry())
                        .call(operation(Semantics.SAFE), Parameters.none())))
        .isNotNull();
    sent(1);
  }

  @Test
  void conflictOnLabelsSettles() {
    firstThenOk(aResponse().withStatus(409));
    assertThat(call(Semantics.IDEMPOTENT)).isEqualTo(OK);
    assertThat(time.sleeps()).hasSize(1);
    sent(2);
    server.resetScenarios();
    assertThat(catchThrowableOfType(ConflictException.class, () -> call(Semantics.ONCE)))
        .isNotNull();
  }

  @Test
  void interruptDuringTheWaitEndsTheCall() {
    always(aResponse().withStatus(503));
    FakeTime interrupted = time;
    Thread.currentThread().interrupt();
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> call(Semantics.SAFE));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(TransportException.Kind.INTERRUPTED);
    assertThat(failure.isTransient()).isFalse();
    assertThat(interrupted.sleeps()).isEmpty();
  }

  @Test
  void statusCountsThoughItsExplanationBreaksOff() throws Exception {
    try (ServerSocket broken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      Thread answering =
          new Thread(
              () -> {
                try (java.net.Socket socket = broken.accept()) {
                  socket.getInputStream().read(new byte[8_192]);
                  socket
                      .getOutputStream()
                      .write(
                          "HTTP/1.1 400 Bad\r\nContent-Length: 100\r\n\r\n{"
                              .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      answering.start();
      io.github.dialogporten.sdk.errors.InvalidRequestException failure =
          catchThrowableOfType(
              io.github.dialogporten.sdk.errors.InvalidRequestException.class,
              () ->
                  pipeline(broken.getLocalPort())
                      .call(operation(Semantics.ONCE), Parameters.none()));
      assertThat(failure.problem().isEmpty()).isTrue();
      answering.join();
    }
  }

  @Test
  void whatAnEarlierAttemptMayHaveDoneIsNotForgotten() {
    for (int status : new int[] {503, 403}) {
      server.resetAll();
      server.stubFor(
          any(anyUrl())
              .inScenario("once")
              .whenScenarioStateIs(Scenario.STARTED)
              .willSetStateTo("then")
              .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
      server.stubFor(
          any(anyUrl())
              .inScenario("once")
              .whenScenarioStateIs("then")
              .willReturn(aResponse().withStatus(status)));
      DialogportenException failure =
          catchThrowableOfType(DialogportenException.class, () -> call(Semantics.MARKS_SEEN));
      assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
      server.resetScenarios();
      assertThat(
              catchThrowableOfType(DialogportenException.class, () -> call(Semantics.SAFE))
                  .mayHaveBeenCarriedOut())
          .isFalse();
    }
  }

  @Test
  void anAnswerOfSuccessThatCannotBeReadMeansThatItWasCarriedOut() {
    always(aResponse().withBody("x".repeat(1_001)));
    for (Semantics semantics : Semantics.values()) {
      ResponseFormatException failure =
          catchThrowableOfType(ResponseFormatException.class, () -> call(semantics));
      assertThat(failure.mayHaveBeenCarriedOut()).isEqualTo(semantics != Semantics.SAFE);
    }
  }

  @Test
  void noCallBeginsAfterClosing() {
    always(aResponse().withBody(OK));
    Pipeline pipeline = pipeline(server.port());
    Operation<String> operation = operation(Semantics.SAFE);
    pipeline.call(operation, Parameters.none());
    connections.get(0).close();
    for (Pipeline each : List.of(pipeline, pipeline.actingAs(TokenProvider.ofToken("other")))) {
      assertThatIllegalStateException().isThrownBy(() -> each.call(operation, Parameters.none()));
    }
    sent(1);
  }

  @Test
  void anyTimeoutIsTaken() {
    always(aResponse().withBody(OK));
    CallOptions patient = CallOptions.none().withTimeout(ChronoUnit.FOREVER.getDuration());
    assertThat(
            pipeline(server.port())
                .with(patient)
                .call(operation(Semantics.SAFE), Parameters.none()))
        .isEqualTo(OK);
  }

  @Test
  void gatewayThatGaveUpLeavesTheOutcomeOpen() {
    always(aResponse().withStatus(504));
    assertThat(
            catchThrowableOfType(ServerException.class, () -> call(Semantics.ONCE))
                .mayHaveBeenCarriedOut())
        .isTrue();
    assertThat(
            catchThrowableOfType(ServerException.class, () -> call(Semantics.SAFE))
                .mayHaveBeenCarriedOut())
        .isFalse();
  }
}
