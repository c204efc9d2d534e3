package io.github.dialogporten.sdk.faults;

import static io.github.dialogporten.sdk.fixtures.wire.WireServer.Protocol.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.errors.TransportException.Kind;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.wire.Exchange;
import io.github.dialogporten.sdk.fixtures.wire.Request;
import io.github.dialogporten.sdk.fixtures.wire.WireServer.Door;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HTTP/2, where a connection carries the requests of all threads. */
@Timeout(60)
class SharedConnectionsTest {

  private static final Duration BRIEF = Duration.ofMillis(300);

  private final FakeTime time = new FakeTime();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private WiredAltinn altinn(AltinnHttp.Builder http, WiredAltinn.Script script) {
    return new WiredAltinn(HTTP_2, script, time, http);
  }

  private WiredAltinn altinn(WiredAltinn.Script script) {
    return altinn(AltinnHttp.builder(), script);
  }

  // a peer that has gone without a word

  /** The first connection answers one request. */
  private static void fallSilent(WiredAltinn altinn, Exchange exchange) throws IOException {
    Request request = exchange.request();
    if (request.connection() == 1 && request.number() > 1) {
      exchange.connection().fallSilent();
    } else {
      altinn.answer(exchange);
    }
  }

  private static void movesOn(WiredAltinn altinn) {
    assertThat(altinn.open()).isNotNull();
    assertThat(last(altinn.server.requests()).connection()).isEqualTo(2);
  }

  private static Request last(List<Request> requests) {
    return requests.get(requests.size() - 1);
  }

  @Test
  void afterTheTimeOfACallTheNextCallHasAnotherConnection() {
    try (WiredAltinn altinn = altinn(SharedConnectionsTest::fallSilent)) {
      altinn.open();
      DialogportenClient hasty = altinn.within(BRIEF);
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> WiredAltinn.open(hasty));
      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure.attempts()).isEqualTo(1);
      movesOn(altinn);
    }
  }

  @Test
  void afterTheReadTimeoutTheNextAttemptHasAnotherConnection() {
    try (WiredAltinn altinn =
        altinn(AltinnHttp.builder().readTimeout(BRIEF), SharedConnectionsTest::fallSilent)) {
      altinn.open();
      movesOn(altinn);
      assertThat(altinn.server.requests()).hasSize(3);
      assertThat(time.sleeps()).hasSize(1);
    }
  }

  @Test
  void afterACancelTheNextCallHasAnotherConnection() {
    try (WiredAltinn altinn = altinn(SharedConnectionsTest::fallSilent)) {
      altinn.open();
      CompletableFuture<Dialog> cancelled =
          altinn.client.async(threads).call(client -> WiredAltinn.open(client));
      altinn.server.awaitRequests(2);
      cancelled.cancel(true);
      altinn.server.awaitNoConnection();
      movesOn(altinn);
    }
  }

  @Test
  void whatElseIsOnTheConnectionGoesOn() throws Exception {
    CountDownLatch moved = new CountDownLatch(1);
    try (WiredAltinn altinn =
        altinn(
            (server, exchange) -> {
              switch (server.server.requests().indexOf(exchange.request())) {
                case 1 -> {
                  moved.await();
                  server.answer(exchange);
                }
                case 2 -> {} // no answer
                default -> server.answer(exchange);
              }
            })) {
      altinn.open();
      CompletableFuture<Dialog> slow =
          altinn.client.async(threads).call(client -> WiredAltinn.open(client));
      altinn.server.awaitRequests(2);
      DialogportenClient hasty = altinn.within(BRIEF);
      assertThat(catchThrowableOfType(TransportException.class, () -> WiredAltinn.open(hasty)))
          .isNotNull();
      movesOn(altinn);
      moved.countDown();
      assertThat(slow.get(20, TimeUnit.SECONDS)).isNotNull();
      assertThat(altinn.server.requests().get(1).connection()).isEqualTo(1);
      assertThat(altinn.server.requests().get(2).connection()).isEqualTo(1);
    }
  }

  @Test
  void aPeerThatAnswersOthersIsKept() throws Exception {
    try (WiredAltinn altinn =
        altinn(
            (server, exchange) -> {
              if (server.server.requests().indexOf(exchange.request()) != 1) {
                server.answer(exchange);
              }
            })) {
      altinn.open();
      CompletableFuture<Dialog> cancelled =
          altinn.client.async(threads).call(client -> WiredAltinn.open(client));
      altinn.server.awaitRequests(2);
      altinn.open();
      cancelled.cancel(true);
      altinn.server.awaitGivenUp(1);
      altinn.open();
      assertThat(altinn.server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void aRequestThatTheServerBreaksOffCounts() {
    try (WiredAltinn altinn =
        altinn(
            (server, exchange) -> {
              if (server.server.requests().size() == 1) {
                server.answer(exchange);
              } else {
                exchange.reset(Exchange.INTERNAL_ERROR);
              }
            })) {
      altinn.open();
      TransportException failure = catchThrowableOfType(TransportException.class, altinn::open);
      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(altinn.server.requests()).hasSize(1 + 3);
    }
  }

  // what is sent once

  @Test
  void whatIsSentOnceHasAConnectionThatNothingElseUses() throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    try (WiredAltinn altinn =
        altinn(
            (server, exchange) -> {
              if (server.server.requests().size() > 1) {
                together.await();
              }
              server.answer(exchange);
            })) {
      Dialog dialog = altinn.open();
      AtomicInteger number = new AtomicInteger();
      WiredAltinn.atOnce(
          4, () -> number.getAndIncrement() == 0 ? altinn.open() : altinn.perform(dialog));
      assertThat(altinn.server.requests())
          .filteredOn(request -> request.method().equals("POST"))
          .extracting(Request::connection)
          .hasSize(3)
          .doesNotHaveDuplicates()
          .doesNotContain(1);
      assertThat(altinn.server.accepted()).isEqualTo(4);
    }
  }

  // what was refused unprocessed

  private enum Refusal {
    REFUSED_STREAM {
      @Override
      void of(Exchange exchange) throws IOException {
        exchange.reset(Exchange.REFUSED_STREAM);
      }
    },
    GOAWAY {
      @Override
      void of(Exchange exchange) throws IOException {
        exchange.goAway(false);
      }
    },
    MISDIRECTED {
      @Override
      void of(Exchange exchange) throws IOException {
        exchange.json(421, "{}");
      }
    };

    abstract void of(Exchange exchange) throws IOException;
  }

  /** Refuses as long as it is said; what is refused does not count as a request. */
  private static AtomicInteger refuse(
      WiredAltinn altinn, Refusal refusal, Predicate<Integer> whether) {
    AtomicInteger refused = new AtomicInteger();
    altinn.server.admits(
        exchange -> {
          if (!whether.test(refused.get())) {
            return true;
          }
          refused.incrementAndGet();
          try {
            refusal.of(exchange);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return false;
        });
    return refused;
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSentOnceIsSentAgainUntilItIsLookedAt(Refusal refusal) {
    try (WiredAltinn altinn = altinn(WiredAltinn::answer)) {
      Dialog dialog = altinn.open();
      AtomicInteger refused = refuse(altinn, refusal, before -> before < 3);
      assertThat(altinn.perform(dialog).status()).isEqualTo(204);
      assertThat(refused).hasValue(3);
      assertThat(time.sleeps()).isEmpty();
      assertThat(altinn.server.requests()).hasSize(2);
      assertThat(altinn.server.accepted()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatMayBeSentTwiceGoesOverAnotherConnection(Refusal refusal) {
    for (WiredAltinn.Deed deed : WiredAltinn.Deed.values()) {
      try (WiredAltinn altinn = altinn(WiredAltinn::answer)) {
        altinn.open();
        refuse(altinn, refusal, before -> before < 1);
        assertThat(deed.on(altinn.client)).isNotNull();
        assertThat(time.sleeps()).isEmpty();
        assertThat(altinn.server.requests()).hasSize(2);
        assertThat(last(altinn.server.requests()).connection()).isEqualTo(2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED_STREAM", "GOAWAY"})
  void aServerThatTakesNothingEndsTheCall(Refusal refusal) {
    try (WiredAltinn altinn = altinn(WiredAltinn::answer)) {
      Dialog dialog = altinn.open();
      AtomicInteger refused = refuse(altinn, refusal, before -> true);
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> altinn.perform(dialog));
      assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
      assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
      assertThat(failure.isTransient()).isTrue();
      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(refused).hasValue(3 + 5);
      assertThat(altinn.server.requests()).hasSize(1);
    }
  }

  @Test
  void aServerThatIsNotTheOneEndsTheCall() {
    try (WiredAltinn altinn = altinn(WiredAltinn::answer)) {
      Dialog dialog = altinn.open();
      AtomicInteger refused = refuse(altinn, Refusal.MISDIRECTED, before -> true);
      ApiException failure = catchThrowableOfType(ApiException.class, () -> altinn.perform(dialog));
      assertThat(failure.status()).isEqualTo(421);
      assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(refused).hasValue(3 + 5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutRetryARefusalEndsTheCall(Refusal refusal) {
    try (WiredAltinn altinn = altinn(WiredAltinn::answer)) {
      Dialog dialog = altinn.open();
      AtomicInteger refused = refuse(altinn, refusal, before -> true);
      DialogportenClient once = altinn.client.with(options -> options.withoutRetry());
      assertThat(
              catchThrowableOfType(
                  DialogportenException.class, () -> WiredAltinn.perform(once, dialog)))
          .satisfies(failure -> assertThat(failure.attempts()).isEqualTo(1))
          .satisfies(failure -> assertThat(failure.mayHaveBeenCarriedOut()).isFalse());
      assertThat(refused).hasValue(1);
    }
  }

  @Test
  void aCancelAfterARefusalLeavesNothingInDoubt() {
    try (WiredAltinn altinn = altinn(WiredAltinn::answer)) {
      Dialog dialog = altinn.open();
      refuse(altinn, Refusal.REFUSED_STREAM, before -> before < 1);
      // the second connection of the action, where it is cancelled
      altinn.server.doors(number -> number == 3 ? Door.SILENT_IN_HANDSHAKE : Door.OPEN);
      CompletableFuture<?> future =
          altinn.client.async(threads).call(client -> WiredAltinn.perform(client, dialog));
      await(altinn, 3);
      future.cancel(true);
      Throwable cancelled = future.handle((value, thrown) -> thrown).join();
      assertThat(cancelled).hasNoCause();
    }
  }

  private static void await(WiredAltinn altinn, int connections) {
    while (altinn.server.accepted() < connections) {
      if (Thread.currentThread().isInterrupted()) {
        throw new AssertionError("there were only " + altinn.server.accepted());
      }
      Thread.onSpinWait();
    }
  }

  // many threads behind servers with small limits

  @Test
  void fiveHundredOpensBehindTenRequestsAConnection() throws Exception {
    try (WiredAltinn altinn = altinn(WiredAltinn::answer)) {
      altinn.server.admits(
          exchange -> {
            boolean takes = exchange.request().number() <= 10;
            if (exchange.request().number() >= 10) {
              goAway(exchange, takes);
            }
            return takes;
          });
      WiredAltinn.atOnce(
          50,
          () -> {
            for (int i = 0; i < 10; i++) {
              altinn.open();
            }
            return null;
          });
      assertThat(altinn.server.requests()).hasSize(500);
      assertThat(time.sleeps()).isEmpty();
    }
  }

  private static void goAway(Exchange exchange, boolean takes) {
    try {
      exchange.goAway(takes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void fiftyColdOpensBehindTwoStreamsAtOnce() throws Exception {
    ConcurrentHashMap<Integer, AtomicInteger> streams = new ConcurrentHashMap<>();
    try (WiredAltinn altinn =
        altinn(
            (server, exchange) -> {
              streams.get(exchange.request().connection()).decrementAndGet();
              server.answer(exchange);
            })) {
      altinn.server.maxConcurrentStreams(2);
      altinn.server.admits(
          exchange -> {
            AtomicInteger open =
                streams.computeIfAbsent(
                    exchange.request().connection(), first -> new AtomicInteger());
            if (open.incrementAndGet() <= 2) {
              return true;
            }
            open.decrementAndGet();
            try {
              exchange.reset(Exchange.REFUSED_STREAM);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return false;
          });
      WiredAltinn.atOnce(50, altinn::open);
      assertThat(altinn.server.requests()).hasSize(50);
      assertThat(time.sleeps()).isEmpty();
    }
  }
}
