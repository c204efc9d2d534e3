package io.github.dialogporten.sdk.faults;

import static io.github.dialogporten.sdk.fixtures.wire.WireServer.Protocol.HTTP_1_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.CircuitBreakerOptions;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.RecordingListener;
import io.github.dialogporten.sdk.fixtures.wire.Connection;
import io.github.dialogporten.sdk.fixtures.wire.Exchange;
import io.github.dialogporten.sdk.fixtures.wire.WireServer.Protocol;
import io.github.dialogporten.sdk.internal.http.IssuerHttp;
import io.github.dialogporten.sdk.internal.http.IssuerReply;
import io.github.dialogporten.sdk.internal.http.IssuerRequest;
import io.github.dialogporten.sdk.observe.AttemptEnded;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that were kept for the next call: how many, how long, and what if they are dead. */
@Timeout(60)
class KeptConnectionsTest {

  private final FakeTime time = new FakeTime();

  /** Three kept connections that the server has closed, and the client has not looked at. */
  private WiredAltinn withThreeDead(AltinnHttp.Builder http) throws Exception {
    CyclicBarrier together = new CyclicBarrier(3);
    WiredAltinn altinn =
        new WiredAltinn(
            HTTP_1_1,
            (server, exchange) -> {
              if (exchange.request().connection() <= 3) {
                together.await(); // so that none is kept before all are there
              }
              server.answer(exchange);
            },
            time,
            http);
    WiredAltinn.atOnce(3, altinn::open);
    for (Connection each : altinn.server.open()) {
      each.close();
    }
    assertThat(altinn.server.accepted()).isEqualTo(3);
    return altinn;
  }

  @ParameterizedTest
  @EnumSource
  void threeDeadOnesDoNotCount(WiredAltinn.Deed deed) throws Exception {
    try (WiredAltinn altinn = withThreeDead(AltinnHttp.builder())) {
      assertThat(deed.on(altinn.client)).isNotNull();
      assertThat(altinn.server.requests()).hasSize(4);
      assertThat(altinn.server.accepted()).isEqualTo(4);
      assertThat(time.sleeps()).isEmpty();
    }
  }

  @Test
  void aDeadOneSaysNothingOfTheHost() throws Exception {
    CircuitBreakerOptions strict = CircuitBreakerOptions.defaults().withWindow(1, 1);
    try (WiredAltinn altinn = withThreeDead(AltinnHttp.builder().circuitBreaker(strict))) {
      assertThat(altinn.open()).isNotNull();
    }
  }

  @Test
  void withoutRetryADeadOneFailsTheCall() throws Exception {
    try (WiredAltinn altinn = withThreeDead(AltinnHttp.builder())) {
      TransportException failure =
          catchThrowableOfType(
              TransportException.class,
              () -> WiredAltinn.open(altinn.client.with(options -> options.withoutRetry())));
      assertThat(failure.kind()).isEqualTo(TransportException.Kind.CLOSED);
      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(altinn.server.accepted()).isEqualTo(3);
      assertThat(altinn.open()).isNotNull(); // the other two are not tried
      assertThat(altinn.server.accepted()).isEqualTo(4);
      assertThat(time.sleeps()).isEmpty();
    }
  }

  /** Answers the first request of each kind of path well, and breaks all after it. */
  private static void answerFirst(WiredAltinn altinn, Exchange exchange) throws IOException {
    if (altinn.server.requests().size() == 1) {
      altinn.answer(exchange);
    } else {
      exchange.connection().close();
    }
  }

  @Test
  void aRequestIsRepeatedOnceWithoutCounting() {
    RecordingListener listener = new RecordingListener();
    AltinnHttp.Builder http = AltinnHttp.builder().listener(listener);
    try (WiredAltinn altinn =
        new WiredAltinn(HTTP_1_1, KeptConnectionsTest::answerFirst, time, http)) {
      altinn.open();
      listener.forget();
      TransportException failure = catchThrowableOfType(TransportException.class, altinn::open);
      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(time.sleeps()).hasSize(2);
      // one over the kept connection, which does not count, and three over new ones
      assertThat(altinn.server.requests()).hasSize(5);
      assertThat(listener.events(AttemptEnded.class)).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefreshTokenGoesOutOnce(Protocol protocol) {
    try (WiredAltinn altinn =
        new WiredAltinn(protocol, KeptConnectionsTest::answerFirst, time, AltinnHttp.builder())) {
      IssuerHttp issuer = new IssuerHttp(altinn.connection);
      IssuerRequest request =
          IssuerRequest.post(
              "issuer.token",
              altinn.server.origin().resolve("/token"),
              () -> Map.of("refresh_token", "secret"),
              Duration.ofSeconds(10));
      IssuerReply reply = issuer.send(request);
      assertThat(reply.status()).isEqualTo(204);
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> issuer.send(request.onlyOnce()));
      assertThat(failure.kind()).isEqualTo(TransportException.Kind.CLOSED);
      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
      assertThat(altinn.server.requests()).hasSize(2);
      assertThat(altinn.server.requests().get(1).connection()).isEqualTo(2);
    }
  }

  @Test
  void asManyAreKeptAsThreadsCall() throws Exception {
    int threads = 20;
    CyclicBarrier together = new CyclicBarrier(threads);
    try (WiredAltinn altinn =
        new WiredAltinn(
            HTTP_1_1,
            (server, exchange) -> {
              together.await();
              server.answer(exchange);
            })) {
      for (int burst = 0; burst < 3; burst++) {
        WiredAltinn.atOnce(threads, altinn::open);
      }
      assertThat(altinn.server.accepted()).isEqualTo(threads);
    }
  }

  @Test
  void noneIsKeptLongerThanSaid() {
    AltinnHttp.Builder brief = AltinnHttp.builder().idleTimeout(Duration.ofMillis(1));
    try (WiredAltinn altinn = new WiredAltinn(HTTP_1_1, WiredAltinn::answer, time, brief)) {
      altinn.open();
      altinn.server.awaitNoConnection();
    }
  }

  @Test
  void noMoreAreKeptThanSaid() {
    AltinnHttp.Builder none = AltinnHttp.builder().maxIdleConnections(0);
    try (WiredAltinn altinn = new WiredAltinn(HTTP_1_1, WiredAltinn::answer, time, none)) {
      altinn.open();
      altinn.server.awaitNoConnection();
    }
  }

  @Test
  void settingsHaveDefaultsAndLimits() {
    AltinnHttp defaults = AltinnHttp.defaults();
    assertThat(defaults.idleTimeout()).isEqualTo(Duration.ofSeconds(45));
    assertThat(defaults.maxIdleConnections()).isEqualTo(1_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AltinnHttp.builder().idleTimeout(Duration.ZERO))
        .withMessage("idleTimeout: more than zero, at most an hour");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AltinnHttp.builder().maxIdleConnections(-1))
        .withMessage("maxIdleConnections must be 0 or more");
  }
}
