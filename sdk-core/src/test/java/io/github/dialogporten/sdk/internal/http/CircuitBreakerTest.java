package io.github.dialogporten.sdk.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.config.CircuitBreakerOptions;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.CircuitOpenException;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.RecordingListener;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.observe.AttemptEnded;
import io.github.dialogporten.sdk.observe.AttemptRefused;
import io.github.dialogporten.sdk.observe.CallEnded;
import io.github.dialogporten.sdk.observe.RefusalReason;
import io.github.dialogporten.sdk.text.Link;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that keeps failing is left alone, and found again; the others are not touched. */
class CircuitBreakerTest {

  private static final CircuitBreakerOptions OPTIONS =
      CircuitBreakerOptions.defaults().withWindow(4, 4).withProbes(2);
  private static final Duration OPEN = OPTIONS.openFor();

  private final RecordingListener listener = new RecordingListener();
  private final StubServer server = server(OPTIONS);
  private final FakeTime time = server.time();

  private StubServer server(CircuitBreakerOptions options) {
    return new StubServer(AltinnHttp.builder().circuitBreaker(options).listener(listener).build());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void answers(int status) {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody("{}")));
  }

  private static Operation<String> operation(Semantics semantics) {
    return Operation.of(
        "test.call",
        semantics == Semantics.SAFE ? "GET" : "POST",
        "/api/v1/x",
        semantics,
        answer -> new String(answer.bytes(1_000), StandardCharsets.UTF_8));
  }

  private Throwable once() {
    return failure(server.pipeline(), CallOptions.none().withoutRetry());
  }

  private static Throwable failure(Pipeline pipeline, CallOptions options) {
    return catchThrowable(
        () -> pipeline.with(options).call(operation(Semantics.SAFE), Parameters.none()));
  }

  /** Over a connection with the same settings and clock, to other addresses. */
  private AltinnConnection connection(AltinnEnvironment environment) {
    return AltinnConnection.builder(environment).http(server.http()).timeSource(time).build();
  }

  private static Pipeline pipeline(AltinnConnection connection) {
    return Pipeline.to(connection).actingAs(TokenProvider.ofToken("token"));
  }

  private void open() {
    answers(503);
    for (int i = 0; i < 4; i++) {
      assertThat(once()).isInstanceOf(ServiceUnavailableException.class);
    }
    server.wire().resetRequests();
    listener.forget();
  }

  @Test
  void afterTooManyFailuresNothingIsSent() {
    open();
    CircuitOpenException refused =
        catchThrowableOfType(
            CircuitOpenException.class,
            () -> server.pipeline().call(operation(Semantics.ONCE), Parameters.none()));
    assertThat(refused.retryAfter()).contains(OPEN);
    assertThat(refused.attempts()).isZero();
    assertThat(refused.mayHaveBeenCarriedOut()).isFalse();
    assertThat(refused.isTransient()).isTrue();
    assertThat(refused)
        .hasMessage(
            "test.call: not sent, since its host failed too often a moment ago (circuit open)");
    assertThat(server.requests()).isEmpty();
    assertThat(time.sleeps()).isEmpty();
    AttemptRefused event = listener.event(AttemptRefused.class);
    assertThat(event.reason()).isEqualTo(RefusalReason.CIRCUIT_OPEN);
    assertThat(event.retryAfter()).contains(OPEN);
    assertThat(listener.events(AttemptEnded.class)).isEmpty();
    assertThat(listener.event(CallEnded.class).failure()).contains("CircuitOpenException");
    assertThat(ErrorsAccess.own(refused))
        .isInstanceOf(CircuitOpenException.class)
        .isNotSameAs(refused)
        .hasCause(refused);
  }

  @Test
  void itOpensAtTheRateAndNotBefore() {
    answers(200);
    once();
    once();
    answers(500);
    once();
    assertThat(server.requests()).hasSize(3);
    once(); // two of four: half
    assertThat(once()).isInstanceOf(CircuitOpenException.class);
    assertThat(server.requests()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 408, 409, 412, 422})
  void anAnswerThatRefusesIsAnAnswer(int status) {
    answers(status);
    for (int i = 0; i < 8; i++) {
      assertThat(once()).isNotInstanceOf(CircuitOpenException.class);
    }
    assertThat(server.requests()).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 501, 502, 503, 504})
  void aHostThatIsBusyOrBrokenFails(int status) {
    answers(status);
    for (int i = 0; i < 4; i++) {
      once();
    }
    assertThat(once()).isInstanceOf(CircuitOpenException.class);
  }

  @Test
  void noConnectionIsAFailure() {
    server.wire().stop();
    for (int i = 0; i < 4; i++) {
      assertThat(once()).isInstanceOf(TransportException.class);
    }
    assertThat(once()).isInstanceOf(CircuitOpenException.class);
  }

  @Test
  void whenTheTimeIsOverSomeFindOutAndItCloses() {
    open();
    answers(200);
    time.advance(OPEN.minusNanos(1));
    CircuitOpenException early = (CircuitOpenException) once();
    assertThat(early.retryAfter()).contains(Duration.ofNanos(1));
    time.advance(early.retryAfter().orElseThrow());
    assertThat(once()).isNull();
    assertThat(once()).isNull();
    answers(503);
    assertThat(once()).isInstanceOf(ServiceUnavailableException.class); // closed: counts anew
    assertThat(once()).isInstanceOf(ServiceUnavailableException.class);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void whenTheyFailItOpensAgainForAsLong() {
    open();
    time.advance(OPEN);
    assertThat(once()).isInstanceOf(ServiceUnavailableException.class);
    assertThat(once()).isInstanceOf(ServiceUnavailableException.class);
    assertThat(((CircuitOpenException) once()).retryAfter()).contains(OPEN);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aCallIsNotTriedAgainAtAHostThatHasBeenShut() {
    answers(503);
    once();
    once();
    listener.forget();
    ServiceUnavailableException failure =
        (ServiceUnavailableException) failure(server.pipeline(), CallOptions.none());
    assertThat(failure.attempts()).isEqualTo(2); // the second of it is the fourth of all
    assertThat(time.sleeps()).hasSize(1);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void whatFailedBeforeSaysMoreThanThatTheCircuitHasOpenedMeanwhile() {
    answers(503);
    AtomicReference<Pipeline> pipeline = new AtomicReference<>();
    // while the call waits for its second attempt, others fail
    TimeSource busy =
        new TimeSource() {
          @Override
          public Instant now() {
            return time.now();
          }

          @Override
          public long nanoTime() {
            return time.nanoTime();
          }

          @Override
          public void sleep(Duration duration) throws InterruptedException {
            for (int i = 0; i < 3; i++) {
              failure(pipeline.get(), CallOptions.none().withoutRetry());
            }
            time.sleep(duration);
          }
        };
    AltinnConnection connection =
        AltinnConnection.builder(server.environment()).http(server.http()).timeSource(busy).build();
    pipeline.set(pipeline(connection));
    ServiceUnavailableException failure =
        (ServiceUnavailableException) failure(pipeline.get(), CallOptions.none());
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(server.requests()).hasSize(4);
    assertThat(listener.event(AttemptRefused.class).reason()).isEqualTo(RefusalReason.CIRCUIT_OPEN);
  }

  @Test
  void viewsAndIssuersShareTheCircuitsOfTheirHosts() {
    open();
    Pipeline view = server.pipeline().actingAs(TokenProvider.ofToken("other"));
    assertThat(failure(view, CallOptions.none())).isInstanceOf(CircuitOpenException.class);
    IssuerHttp issuers = new IssuerHttp(server.connection());
    IssuerRequest request =
        IssuerRequest.post(
            "test.token", server.uri("/token"), () -> Map.of("a", "b"), Duration.ofSeconds(30));
    assertThat(catchThrowable(() -> issuers.send(request)))
        .isInstanceOf(CircuitOpenException.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void anotherHostIsNotTouched() {
    try (StubServer other = new StubServer()) {
      other.answers("{}");
      AltinnEnvironment both =
          AltinnEnvironment.local(server.uri("/dialogporten"), other.uri(""), other.uri("/"))
              .build();
      AltinnConnection connection = connection(both);
      Pipeline pipeline = pipeline(connection);
      answers(503);
      for (int i = 0; i < 4; i++) {
        failure(pipeline, CallOptions.none().withoutRetry());
      }
      IssuerRequest elsewhere =
          IssuerRequest.post(
              "test.token", other.uri("/token"), () -> Map.of("a", "b"), Duration.ofSeconds(30));
      assertThat(new IssuerHttp(connection).send(elsewhere).status()).isEqualTo(200);
      assertThat(other.requests()).hasSize(1);
      assertThat(failure(pipeline, CallOptions.none())).isInstanceOf(CircuitOpenException.class);
    }
  }

  @Test
  void aRedirectToAnOpenHostEndsThere() {
    try (StubServer other = new StubServer()) {
      Pipeline there =
          pipeline(
              connection(
                  AltinnEnvironment.local(server.uri(""), server.uri(""), server.uri("/"))
                      .contentOrigin(other.uri(""))
                      .contentOrigin(server.uri(""))
                      .build()));
      answers(503);
      for (int i = 0; i < 4; i++) {
        failure(there, CallOptions.none().withoutRetry());
      }
      server.wire().resetRequests();
      listener.forget();
      other
          .wire()
          .stubFor(
              any(anyUrl())
                  .willReturn(
                      aResponse()
                          .withStatus(302)
                          .withHeader("Location", server.uri("/to").toString())));
      LinkCall<Integer> link =
          new LinkCall<>(
              "test.open",
              "GET",
              Semantics.SAFE,
              Link.of(other.uri("/from").toString()),
              null,
              BodyKind.TEXT,
              Answer::status);
      DialogCredential credential = DialogCredential.opened("dialog-token", ServerClock.of(time));
      assertThat(catchThrowable(() -> there.follow(link, credential)))
          .isInstanceOf(CircuitOpenException.class);
      assertThat(other.requests()).hasSize(1);
      assertThat(server.requests()).isEmpty();
      AttemptEnded attempt = listener.event(AttemptEnded.class);
      assertThat(attempt.status()).hasValue(302);
    }
  }

  @Test
  void whatIsGivenUpSaysNothingOfTheHost() {
    open();
    time.advance(OPEN);
    answers(200);
    for (int i = 0; i < 5; i++) {
      Thread.currentThread().interrupt();
      assertThat(once()).isInstanceOf(TransportException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(once()).isNull(); // the places to find out were given back
    assertThat(once()).isNull();
    assertThat(once()).isNull();
  }

  private static Circuit failed(FakeTime time, CircuitBreakerOptions options) {
    Circuit circuit = new Circuit(options, time);
    for (int i = 0; i < options.minimumAttempts(); i++) {
      end(circuit.enter(), 503);
    }
    assertThat(circuit.enter()).isNull();
    return circuit;
  }

  private static void end(Circuit.Permit permit, int status) {
    permit.answered(status);
    permit.close();
  }

  @Test
  void whatBeganBeforeItOpenedSaysNothingWhileOthersFindOut() {
    CircuitBreakerOptions one = OPTIONS.withProbes(1);
    Circuit circuit = new Circuit(one, time);
    Circuit.Permit slow = circuit.enter();
    Circuit.Permit givenUp = circuit.enter();
    for (int i = 0; i < 4; i++) {
      end(circuit.enter(), 503);
    }
    time.advance(OPEN);
    Circuit.Permit probe = circuit.enter();
    assertThat(circuit.enter()).isNull();
    assertThat(circuit.left()).isNull(); // nobody knows how long
    givenUp.close();
    assertThat(circuit.enter()).isNull(); // its place was not one of these
    end(slow, 503);
    end(probe, 200);
    end(circuit.enter(), 200);
    assertThat(circuit.enter()).isNotNull();
  }

  @Test
  void exactlySoManyFindOutHoweverManyCome() throws Exception {
    Circuit circuit = failed(time, OPTIONS.withProbes(3));
    time.advance(OPEN);
    int threads = 16;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch ready = new CountDownLatch(threads);
      List<Future<Boolean>> all = new ArrayList<>();
      Callable<Boolean> enter =
          () -> {
            ready.countDown();
            ready.await();
            return circuit.enter() != null;
          };
      for (int i = 0; i < threads; i++) {
        all.add(pool.submit(enter));
      }
      int passed = 0;
      for (Future<Boolean> each : all) {
        passed += each.get() ? 1 : 0;
      }
      assertThat(passed).isEqualTo(3);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void oneThatIsNotSetDoesNotExist() {
    AltinnHttp bare = AltinnHttp.defaults();
    assertThat(bare.circuitBreaker()).isEmpty();
    assertThat(bare.rateLimit()).isEmpty();
    assertThat(bare.listener()).isEmpty();
    assertThat(new HostGuards(bare, time).at(HttpUrl.get(server.uri("/"))))
        .isSameAs(HostGuard.NONE);
    try (StubServer plain = new StubServer()) {
      plain.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
      for (int i = 0; i < 30; i++) {
        assertThat(failure(plain.pipeline(), CallOptions.none().withoutRetry()))
            .isInstanceOf(ServiceUnavailableException.class);
      }
      plain.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
      assertThat(failure(plain.pipeline(), CallOptions.none()))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void onlyTheHostsThatWereUsedLastAreRemembered() {
    HostGuards guards = new HostGuards(AltinnHttp.builder().circuitBreaker(OPTIONS).build(), time);
    HttpUrl kept = HttpUrl.get("https://kept.example/");
    HostGuard first = guards.at(kept);
    for (int i = 0; i < 2 * HostGuards.MOST_HOSTS; i++) {
      guards.at(HttpUrl.get("https://host-" + i + ".example/"));
      guards.at(kept);
    }
    assertThat(guards.size()).isEqualTo(HostGuards.MOST_HOSTS);
    assertThat(guards.at(kept)).isSameAs(first);
    assertThat(guards.at(HttpUrl.get("https://kept.example:444/"))).isNotSameAs(first);
    assertThat(guards.at(HttpUrl.get("http://kept.example:443/"))).isNotSameAs(first);
  }
}
