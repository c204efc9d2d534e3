package io.github.dialogporten.sdk.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.config.CircuitBreakerOptions;
import io.github.dialogporten.sdk.config.RateLimitOptions;
import io.github.dialogporten.sdk.errors.CircuitOpenException;
import io.github.dialogporten.sdk.errors.ErrorsAccess;
import io.github.dialogporten.sdk.errors.OwnRateLimitException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.RecordingListener;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.observe.AttemptRefused;
import io.github.dialogporten.sdk.observe.CallEnded;
import io.github.dialogporten.sdk.observe.RefusalReason;
import io.github.dialogporten.sdk.observe.WaitReason;
import io.github.dialogporten.sdk.observe.WaitStarted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests to one host take turns, by the clock of the program. */
class RateLimitTest {

  private static final Operation<String> READ =
      Operation.get(
          "test.call",
          "/api/v1/x",
          answer -> new String(answer.bytes(1_000), StandardCharsets.UTF_8));

  private final RecordingListener listener = new RecordingListener();
  private final List<StubServer> servers = new ArrayList<>();

  private StubServer server(RateLimitOptions options) {
    return server(AltinnHttp.builder().rateLimit(options).listener(listener));
  }

  private StubServer server(AltinnHttp.Builder http) {
    StubServer server = new StubServer(http.build()).answers("{}");
    servers.add(server);
    return server;
  }

  @AfterEach
  void close() {
    servers.forEach(StubServer::close);
  }

  private static String call(Pipeline pipeline) {
    return call(pipeline, CallOptions.none());
  }

  private static String call(Pipeline pipeline, CallOptions options) {
    return pipeline.with(options).call(READ, Parameters.none());
  }

  @Test
  void turnsComeEvenly() {
    StubServer server = server(RateLimitOptions.perSecond(20));
    for (int i = 0; i < 5; i++) {
      call(server.pipeline());
    }
    assertThat(server.time().sleeps()).isEqualTo(Collections.nCopies(4, Duration.ofMillis(50)));
    assertThat(server.requests()).hasSize(5);
    assertThat(listener.events(WaitStarted.class))
        .hasSize(4)
        .allMatch(wait -> wait.reason() == WaitReason.RATE_LIMIT)
        .allMatch(wait -> wait.duration().equals(Duration.ofMillis(50)));
    server.time().advance(Duration.ofSeconds(5));
    call(server.pipeline());
    call(server.pipeline());
    assertThat(server.time().sleeps()).hasSize(5); // what was not used does not pile up
  }

  @Test
  void aBurstLeavesTogether() {
    StubServer server = server(RateLimitOptions.perSecond(20).withBurst(10));
    for (int i = 0; i < 11; i++) {
      call(server.pipeline());
    }
    assertThat(server.time().sleeps()).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void whoCannotWaitSoLongFailsAndTakesNoTurn() {
    StubServer server = server(RateLimitOptions.perMinute(1));
    call(server.pipeline());
    OwnRateLimitException refused =
        catchThrowableOfType(
            OwnRateLimitException.class,
            () -> call(server.pipeline(), CallOptions.none().withTimeout(Duration.ofSeconds(60))));
    assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(1));
    assertThat(refused.attempts()).isZero();
    assertThat(refused.isTransient()).isTrue();
    assertThat(refused.mayHaveBeenCarriedOut()).isFalse();
    assertThat(refused)
        .hasMessage(
            "test.call: not sent, since the program's own rate limit leaves it no turn in its"
                + " time");
    assertThat(ErrorsAccess.own(refused))
        .isInstanceOf(OwnRateLimitException.class)
        .isNotSameAs(refused)
        .hasCause(refused);
    assertThat(server.requests()).hasSize(1);
    assertThat(server.time().sleeps()).isEmpty();
    AttemptRefused event = listener.event(AttemptRefused.class);
    assertThat(event.reason()).isEqualTo(RefusalReason.RATE_LIMIT);
    assertThat(event.retryAfter()).contains(Duration.ofMinutes(1));
    assertThat(listener.events(CallEnded.class).get(1).failure()).contains("OwnRateLimitException");
    call(server.pipeline()); // 90 seconds are enough
    assertThat(server.time().sleeps()).containsExactly(Duration.ofMinutes(1));
  }

  @Test
  void aFurtherAttemptTakesATurnOrTheCallEndsWithWhatHappened() {
    StubServer server = server(RateLimitOptions.perMinute(1));
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    Throwable failure =
        catchThrowable(
            () -> call(server.pipeline(), CallOptions.none().withTimeout(Duration.ofSeconds(30))));
    assertThat(failure).isInstanceOf(ServiceUnavailableException.class);
    assertThat(server.requests()).hasSize(1);
    assertThat(listener.event(AttemptRefused.class).reason()).isEqualTo(RefusalReason.RATE_LIMIT);
  }

  @Test
  void hostsHaveTheirOwnAndViewsAndIssuersShare() {
    StubServer server = server(RateLimitOptions.perSecond(1));
    StubServer other = server(AltinnHttp.builder());
    IssuerHttp issuers = new IssuerHttp(server.connection());
    call(server.pipeline());
    issuers.send(request(other));
    assertThat(server.time().sleeps()).isEmpty();
    call(server.pipeline().actingAs(TokenProvider.ofToken("other")));
    assertThat(server.time().sleeps()).containsExactly(Duration.ofSeconds(1));
    issuers.send(request(server));
    assertThat(server.time().sleeps()).hasSize(2).containsOnly(Duration.ofSeconds(1));
    call(Pipeline.to(server.newConnection(server.http())).actingAs(TokenProvider.ofToken("token")));
    assertThat(server.time().sleeps()).as("another connection has its own turns").hasSize(2);
  }

  private static IssuerRequest request(StubServer issuer) {
    return IssuerRequest.post(
        "test.token", issuer.uri("/token"), () -> Map.of("a", "b"), Duration.ofSeconds(9));
  }

  @Test
  void whoIsInterruptedWhileWaitingIsToldSo() {
    StubServer server = server(RateLimitOptions.perSecond(1));
    call(server.pipeline());
    Thread.currentThread().interrupt();
    TransportException interrupted =
        catchThrowableOfType(TransportException.class, () -> call(server.pipeline()));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted.kind()).isEqualTo(TransportException.Kind.INTERRUPTED);
    assertThat(interrupted.attempts()).isZero();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aTurnIsTakenWhenTheTokenIsThere() {
    StubServer server = server(RateLimitOptions.perSecond(1));
    AtomicInteger asked = new AtomicInteger();
    TokenProvider slow =
        TokenProvider.ofSupplier(
            () -> {
              if (asked.incrementAndGet() == 1) {
                server.time().advance(Duration.ofSeconds(1)); // a turn from before would be late
              }
              return "token-" + asked.get();
            });
    Pipeline pipeline = server.pipeline().actingAs(slow);
    call(pipeline);
    call(pipeline);
    assertThat(server.time().sleeps()).containsExactly(Duration.ofSeconds(1));
    assertThat(server.requests())
        .extracting(request -> request.getHeader("Authorization"))
        .containsExactlyInAnyOrder("Bearer token-1", "Bearer token-3"); // got anew after the wait
  }

  @Test
  void anOpenCircuitTakesNoTurn() {
    StubServer server =
        server(
            AltinnHttp.builder()
                .rateLimit(RateLimitOptions.perMinute(60))
                .circuitBreaker(CircuitBreakerOptions.defaults().withWindow(1, 1)));
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
    for (int i = 0; i < 5; i++) {
      Throwable failure =
          catchThrowable(() -> call(server.pipeline(), CallOptions.none().withoutRetry()));
      assertThat(failure)
          .isInstanceOf(i == 0 ? ServiceUnavailableException.class : CircuitOpenException.class);
    }
    assertThat(server.time().sleeps()).isEmpty();
  }

  static Stream<RateLimitOptions> limits() {
    return Stream.of(
        RateLimitOptions.perSecond(20),
        RateLimitOptions.perSecond(20).withBurst(10),
        RateLimitOptions.perSecond(3),
        RateLimitOptions.perMinute(1),
        RateLimitOptions.perMinute(7).withBurst(3));
  }

  /** Whatever the moment and the queue: a call with a little more time gets the turn just then. */
  @ParameterizedTest
  @MethodSource("limits")
  void whatARefusalSaysIsWhenTheTurnComes(RateLimitOptions options) {
    FakeTime time = new FakeTime();
    time.advance(Duration.ofNanos(987_654_321));
    Turns turns = new Turns(options, time);
    Random random = new Random(7);
    long longest = 3 * options.interval().toNanos();
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      time.advance(Duration.ofNanos(random.nextLong(longest / 2 / options.burst())));
      Turns.Turn turn = turns.next(Duration.ofNanos(random.nextLong(longest)));
      if (turn.isTaken()) {
        continue;
      }
      refused++;
      Duration delay = turn.delay();
      assertThat(turns.next(delay)).as("in just that time").isEqualTo(turn);
      assertThat(turns.next(delay.plusNanos(1))).isEqualTo(new Turns.Turn(true, delay));
    }
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void noTwoGetTheSameTurn() throws Exception {
    int threads = 40;
    Turns turns = new Turns(RateLimitOptions.perSecond(20), new FakeTime());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch ready = new CountDownLatch(threads);
      List<Future<Turns.Turn>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(
            pool.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return turns.next(Duration.ofSeconds(1)); // too short for half of them
                }));
      }
      List<Duration> taken = new ArrayList<>();
      List<Duration> refused = new ArrayList<>();
      for (Future<Turns.Turn> each : all) {
        (each.get().isTaken() ? taken : refused).add(each.get().delay());
      }
      assertThat(taken)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 20).mapToObj(i -> Duration.ofMillis(50L * i)).toList());
      assertThat(refused).hasSize(20).containsOnly(Duration.ofSeconds(1));
    } finally {
      pool.shutdownNow();
    }
  }
}
