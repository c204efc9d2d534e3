package io.github.dialogporten.sdk.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.errors.TransportException.Kind;
import io.github.dialogporten.sdk.fixtures.wire.WireServer.Protocol;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Peers that take nothing off the wire, or send what says nothing: a call ends in its time. */
@Timeout(60)
class StuckPeersTest {

  private static final Duration LIMIT = Duration.ofMillis(400);
  private static final int DATA = 0;

  /** More than all buffers between a client and a server that does not read. */
  private static final String ENDLESS_TOKEN = "t".repeat(16_000_000);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private static WiredAltinn altinn(Protocol protocol, WiredAltinn.Script script) {
    return new WiredAltinn(protocol, script, TimeSource.system(), AltinnHttp.builder());
  }

  /** Its first connection is not read after its first request. */
  private static WiredAltinn unread(Protocol protocol) {
    WiredAltinn altinn = altinn(protocol, WiredAltinn::answer);
    altinn.server.admits(
        exchange -> {
          if (exchange.request().connection() == 1) {
            exchange.connection().stopReading();
          }
          return true;
        });
    altinn.open();
    return altinn;
  }

  private static void runsOutOfTime(Runnable call) {
    long start = System.nanoTime();
    TransportException failure = catchThrowableOfType(TransportException.class, call::run);
    assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.plusSeconds(1));
  }

  @ParameterizedTest
  @EnumSource
  void writingToAPeerThatDoesNotRead(Protocol protocol) {
    try (WiredAltinn altinn = unread(protocol)) {
      DialogportenClient endless =
          altinn.client(ENDLESS_TOKEN).with(options -> options.withTimeout(LIMIT));
      runsOutOfTime(() -> WiredAltinn.open(endless));
      assertThat(altinn.open()).isNotNull();
    }
  }

  @Test
  void waitingForAnotherThreadThatWritesToIt() throws Exception {
    try (WiredAltinn altinn = unread(Protocol.HTTP_2)) {
      DialogportenClient endless = altinn.client(ENDLESS_TOKEN);
      CompletableFuture<Dialog> stuck = endless.async(threads).call(WiredAltinn::open);
      isWriting();
      runsOutOfTime(() -> WiredAltinn.open(altinn.within(LIMIT)));
      assertThat(altinn.open()).isNotNull();
      stuck.cancel(true);
    }
  }

  @Test
  void aCancelEndsIt() throws Exception {
    try (WiredAltinn altinn = unread(Protocol.HTTP_2)) {
      CountDownLatch ended = new CountDownLatch(1);
      DialogportenClient endless = altinn.client(ENDLESS_TOKEN);
      CompletableFuture<Dialog> stuck =
          endless
              .async(threads)
              .call(
                  client -> {
                    try {
                      return WiredAltinn.open(client);
                    } finally {
                      ended.countDown();
                    }
                  });
      isWriting();
      stuck.cancel(true);
      assertThat(ended.await(1, TimeUnit.SECONDS)).isTrue();
      assertThat(altinn.open()).isNotNull();
    }
  }

  /** Waits until a thread is in a write that does not end while others get their answers. */
  private static void isWriting() {
    try (WiredAltinn other = altinn(Protocol.HTTP_1_1, WiredAltinn::answer)) {
      for (int seen = 0; seen < 20; seen = isOneWriting() ? seen + 1 : 0) {
        other.open();
      }
    }
  }

  private static boolean isOneWriting() {
    return Thread.getAllStackTraces().values().stream()
        .anyMatch(
            stack ->
                stack.length > 0
                    && stack[0].isNativeMethod()
                    && Arrays.stream(stack)
                        .anyMatch(frame -> frame.getMethodName().equals("implWrite")));
  }

  private enum Flood {
    BEFORE_THE_HEAD,
    AFTER_THE_HEAD
  }

  @ParameterizedTest
  @EnumSource
  void emptyFramesWithoutEnd(Flood flood) throws Exception {
    CountDownLatch broken = new CountDownLatch(1);
    try (WiredAltinn altinn =
        altinn(
            Protocol.HTTP_2,
            (server, exchange) -> {
              if (exchange.request().connection() > 1 || exchange.request().number() == 1) {
                server.answer(exchange);
                return;
              }
              exchange.connection().stopReading();
              if (flood == Flood.AFTER_THE_HEAD) {
                exchange.head(200, "content-type", "application/json");
              }
              try {
                while (exchange.connection().isOpen()) {
                  exchange.frame(DATA, 0, new byte[0]);
                }
              } finally {
                broken.countDown();
              }
            })) {
      altinn.open();
      runsOutOfTime(() -> WiredAltinn.open(altinn.within(LIMIT)));
      assertThat(altinn.open()).isNotNull();
      assertThat(broken.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
