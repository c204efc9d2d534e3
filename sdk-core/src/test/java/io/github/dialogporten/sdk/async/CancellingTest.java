package io.github.dialogporten.sdk.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.CachingTokenProvider;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.faults.EveryOperation;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.Jwts;
import io.github.dialogporten.sdk.fixtures.OneThread;
import io.github.dialogporten.sdk.fixtures.RawServer;
import io.github.dialogporten.sdk.fixtures.UnconnectedSockets;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call that is cancelled, wherever it is, keeps neither thread nor connection nor interrupt. */
@Timeout(60)
class CancellingTest {

  private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-000000000001");

  private final OneThread executor = new OneThread();
  private final ConnectionPool pool = new ConnectionPool();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch hold = new CountDownLatch(1);
  private final RawServer server =
      new RawServer(
          out -> {
            reached.countDown();
            OneThread.uninterruptibly(hold);
          });
  private AltinnHttp http = http(builder -> {});

  private AltinnHttp http(java.util.function.Consumer<OkHttpClient.Builder> more) {
    return AltinnHttp.builder()
        .customizer(builder -> more.accept(builder.connectionPool(pool)))
        .build();
  }

  private static AltinnEnvironment environment(URI base) {
    return AltinnEnvironment.local(URI.create(base + "/dialogporten"), base, base).build();
  }

  /** Good for every API, so that the only request is the operation's own. */
  private static TokenProvider altinnToken(URI base) {
    return TokenProvider.ofToken(Jwts.altinn(environment(base)));
  }

  private DialogportenClient client(URI base, TimeSource time, TokenProvider provider) {
    AltinnConnection connection =
        AltinnConnection.builder(environment(base)).http(http).timeSource(time).build();
    return DialogportenClient.builder(connection).tokenProvider(provider).build();
  }

  private CompletableFuture<Dialog> open(TokenProvider provider) {
    return open(client(server.origin(), new FakeTime(), provider), executor);
  }

  private static CompletableFuture<Dialog> open(DialogportenClient client, Executor executor) {
    return client.async(executor).call(each -> each.dialogs().open(ID));
  }

  @AfterEach
  void close() {
    hold.countDown();
    server.close();
    executor.close();
  }

  private void cancels(CompletableFuture<?> future) throws Exception {
    assertThat(future.cancel(true)).isTrue();
    assertThat(future).isCancelled();
    isFree();
  }

  private void isFree() throws Exception {
    assertThat(executor.leakedInterrupts()).isZero();
    assertThat(executor.thread().isInterrupted()).isFalse();
    assertThat(pool.connectionCount()).as("leaked").isEqualTo(pool.idleConnectionCount());
  }

  private static Throwable causeOf(CompletableFuture<?> future) {
    // not by join(): newer JDKs put another one around it
    Throwable failure = future.handle((value, thrown) -> thrown).join();
    assertThat(failure).isInstanceOf(CancellationException.class);
    return failure.getCause();
  }

  @Test
  void queued() throws Exception {
    CountDownLatch opened = new CountDownLatch(1);
    executor.keepUntil(opened);
    AtomicInteger asked = new AtomicInteger();
    CompletableFuture<Dialog> future =
        open(
            request -> {
              asked.incrementAndGet();
              return AccessToken.of("token");
            });
    assertThat(future.cancel(true)).isTrue();
    opened.countDown();
    isFree();
    assertThat(asked).hasValue(0);
    assertThat(server.requests()).isEmpty();
    assertThat(causeOf(future)).isNull();
  }

  @Test
  void waitingForATokenOfAnotherLoad() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    AtomicInteger loads = new AtomicInteger();
    TokenProvider shared =
        new CachingTokenProvider(
            request -> {
              loads.incrementAndGet();
              asked.countDown();
              OneThread.uninterruptibly(answered);
              return AccessToken.of("token", Instant.parse("2027-01-01T00:00:00Z"));
            },
            new FakeTime());
    try (OneThread other = new OneThread()) {
      CompletableFuture<Dialog> future = open(shared);
      asked.await();
      CompletableFuture<Dialog> patient =
          open(client(server.origin(), new FakeTime(), shared), other);
      cancels(future);
      assertThat(causeOf(future)).isNull();
      assertThat(patient).isNotDone();
      answered.countDown();
      reached.await(); // the other one got the token, and sent its request
      assertThat(loads).hasValue(1);
      assertThat(patient.cancel(true)).isTrue();
      assertThat(other.leakedInterrupts()).isZero();
    }
  }

  @Test
  void inAProviderThatDoesNotCareForInterrupts() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    CompletableFuture<Dialog> future =
        open(
            request -> {
              asked.countDown();
              OneThread.uninterruptibly(answered);
              assertThat(Thread.interrupted()).isTrue(); // taken off, and kept from the caller
              return AccessToken.of("token");
            });
    asked.await();
    assertThat(future.cancel(true)).isTrue();
    answered.countDown();
    isFree();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void connecting() throws Exception {
    CountDownLatch connecting = new CountDownLatch(1);
    http = http(builder -> builder.socketFactory(new NeverConnecting(connecting)));
    CompletableFuture<Dialog> future = open(TokenProvider.ofToken("token"));
    connecting.await();
    cancels(future);
    assertThat(server.requests()).isEmpty();
    assertThat(causeOf(future)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void waitingForTheAnswer(EveryOperation operation) throws Exception {
    DialogportenClient client =
        client(server.origin(), new FakeTime(), altinnToken(server.origin()));
    CompletableFuture<Object> future = client.async(executor).call(operation::call);
    reached.await();
    cancels(future);
    assertThat(server.requests()).hasSize(1);
    if (operation == EveryOperation.DIALOGS_OPEN) {
      assertThat(causeOf(future))
          .isInstanceOfSatisfying(
              TransportException.class,
              unknown -> {
                assertThat(unknown.kind()).isEqualTo(TransportException.Kind.INTERRUPTED);
                assertThat(unknown.mayHaveBeenCarriedOut()).isTrue();
                assertThat(unknown.attempts()).isEqualTo(1);
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void inTheMiddleOfTheBody(EveryOperation operation) throws Exception {
    try (RawServer slow =
        new RawServer(
            out -> {
              RawServer.text("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{ ").answer(out);
              out.flush();
              reached.countDown();
              OneThread.uninterruptibly(hold);
            })) {
      DialogportenClient client = client(slow.origin(), new FakeTime(), altinnToken(slow.origin()));
      CompletableFuture<Object> future = client.async(executor).call(operation::call);
      reached.await();
      cancels(future);
      assertThat(slow.requests()).hasSize(1);
    }
  }

  @Test
  void sleepingBetweenAttempts() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch sleeping = new CountDownLatch(1);
    TimeSource sleepy =
        new TimeSource() {
          @Override
          public Instant now() {
            return Instant.parse("2026-03-02T08:00:00Z");
          }

          @Override
          public long nanoTime() {
            return 0;
          }

          @Override
          public void sleep(Duration duration) throws InterruptedException {
            sleeping.countDown();
            never.await();
          }
        };
    try (RawServer busy = new RawServer(RawServer.text("HTTP/1.1 503 Busy\r\n\r\n"))) {
      CompletableFuture<Dialog> future =
          open(client(busy.origin(), sleepy, TokenProvider.ofToken("token")), executor);
      sleeping.await();
      cancels(future);
      assertThat(busy.requests()).hasSize(1);
    }
  }

  @Test
  void throughACompletionOfAnotherKind() throws Exception {
    CompletableFuture<Dialog> future = open(TokenProvider.ofToken("token"));
    reached.await();
    TimeoutException late = new TimeoutException();
    assertThat(future.completeExceptionally(late)).isTrue();
    isFree();
    assertThat(catchThrowableOfType(ExecutionException.class, future::get)).hasCause(late);
    assertThat(late.getCause())
        .isInstanceOfSatisfying(
            TransportException.class,
            unknown -> assertThat(unknown.mayHaveBeenCarriedOut()).isTrue());
  }

  @Test
  void throughATimeout() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<Dialog> future =
        open(
            request -> {
              asked.countDown();
              OneThread.uninterruptibly(hold);
              return AccessToken.of("token");
            });
    asked.await();
    assertThat(future.orTimeout(1, TimeUnit.MILLISECONDS)).isSameAs(future);
    ExecutionException failure = catchThrowableOfType(ExecutionException.class, future::get);
    assertThat(failure).hasCauseInstanceOf(TimeoutException.class);
    hold.countDown();
    isFree();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void throughAValueOfSomebodyElse() throws Exception {
    CompletableFuture<Dialog> future = open(TokenProvider.ofToken("token"));
    reached.await();
    assertThat(future.complete(null)).isTrue();
    isFree();
  }

  /** Opens no connection until somebody gives up. */
  private static final class NeverConnecting extends UnconnectedSockets {

    private final CountDownLatch connecting;

    NeverConnecting(CountDownLatch connecting) {
      this.connecting = connecting;
    }

    @Override
    public Socket createSocket() {
      CountDownLatch closed = new CountDownLatch(1);
      return new Socket() {
        @Override
        public void connect(SocketAddress address, int timeout) throws SocketException {
          connecting.countDown();
          OneThread.uninterruptibly(closed);
          throw new SocketException("closed");
        }

        @Override
        public void close() {
          closed.countDown();
        }
      };
    }
  }
}
