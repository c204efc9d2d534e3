package io.github.dialogporten.sdk.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.dialogs.DialogQuery;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.fixtures.OneThread;
import io.github.dialogporten.sdk.fixtures.RawServer;
import io.github.dialogporten.sdk.parties.PartyUrn;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Javadoc of FutureCalls says, on platform threads and, where there are any, virtual. */
@Timeout(60)
class FutureCallsTest {

  private static final UUID ID = UUID.fromString("0195a000-0000-7000-8000-000000000001");
  private static final String FIRST_PAGE =
      "{\"items\":[],\"hasNextPage\":true,\"continuationToken\":\"next\"}";

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch hold = new CountDownLatch(1);
  private final RawServer silent =
      new RawServer(
          out -> {
            reached.countDown();
            OneThread.uninterruptibly(hold);
          });

  @AfterEach
  void close() {
    hold.countDown();
    silent.close();
  }

  static Stream<ExecutorService> executors() throws ReflectiveOperationException {
    ExecutorService platform = Executors.newCachedThreadPool();
    if (Runtime.version().feature() < 21) {
      return Stream.of(platform);
    }
    Object virtual = Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    return Stream.of(platform, (ExecutorService) virtual);
  }

  private static DialogportenClient client(RawServer server) {
    URI base = server.origin();
    AltinnEnvironment environment =
        AltinnEnvironment.local(URI.create(base + "/dialogporten"), base, base).build();
    return DialogportenClient.builder(AltinnConnection.to(environment))
        .tokenProvider(TokenProvider.ofToken("token"))
        .build();
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return future.handle((value, thrown) -> thrown).join();
  }

  @ParameterizedTest
  @MethodSource("executors")
  void failsWithExactlyWhatTheWorkThrows(ExecutorService executor) {
    for (Throwable thrown :
        new Throwable[] {
          new IOException("x"), new IllegalStateException("x"), new AssertionError("x")
        }) {
      CompletableFuture<String> future =
          client(silent)
              .async(executor)
              .call(
                  client -> {
                    throw thrown;
                  });
      assertThat(failure(future)).isSameAs(thrown);
    }
    executor.shutdown();
  }

  @ParameterizedTest
  @MethodSource("executors")
  void aLoopThatGoesOnAfterAFailedItemEndsWhenItIsCancelled(ExecutorService executor)
      throws Exception {
    AtomicInteger failed = new AtomicInteger();
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    CompletableFuture<String> future =
        client(silent)
            .async(executor)
            .call(
                client -> {
                  try {
                    for (int i = 0; i < 100; i++) {
                      try {
                        client.dialogs().open(ID);
                      } catch (DialogportenException e) {
                        failed.incrementAndGet();
                      }
                    }
                  } catch (Throwable e) {
                    end.complete(e);
                    throw e;
                  }
                  return "done";
                });
    reached.await();
    assertThat(future.cancel(true)).isTrue();

    Throwable thrown = end.get(20, TimeUnit.SECONDS);
    assertThat(thrown)
        .isInstanceOf(CancellationException.class)
        .isNotInstanceOf(DialogportenException.class);
    assertThat(thrown.getCause())
        .isInstanceOfSatisfying(
            DialogportenException.class,
            doubt -> assertThat(doubt.mayHaveBeenCarriedOut()).isTrue());
    assertThat(failed).hasValue(0);
    assertThat(silent.requests()).hasSize(1);
    executor.shutdown();
  }

  @ParameterizedTest
  @MethodSource("executors")
  void aTimeoutEndsTheWorkAndSaysWhatMayHaveBeenDone(ExecutorService executor) throws Exception {
    CompletableFuture<Object> future =
        client(silent).async(executor).call(client -> client.dialogs().open(ID));
    reached.await();
    future.orTimeout(1, TimeUnit.MILLISECONDS);
    Throwable thrown = failure(future);
    assertThat(thrown).isInstanceOf(TimeoutException.class);
    assertThat(thrown.getCause())
        .isInstanceOfSatisfying(
            DialogportenException.class,
            doubt -> assertThat(doubt.mayHaveBeenCarriedOut()).isTrue());
    executor.shutdown();
  }

  @ParameterizedTest
  @MethodSource("executors")
  void interruptsCodeOfTheCallersToo(ExecutorService executor) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    CompletableFuture<String> future =
        client(silent)
            .async(executor)
            .call(
                client -> {
                  begun.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    end.complete(e);
                    try {
                      client.parties().list();
                    } catch (CancellationException further) {
                      e.addSuppressed(further);
                    }
                  }
                  return "late";
                });
    begun.await();
    future.complete("mine");
    Throwable thrown = end.get(20, TimeUnit.SECONDS);
    assertThat(thrown).isInstanceOf(InterruptedException.class);
    executor.shutdown();
    assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(thrown.getSuppressed()).hasSize(1);
    assertThat(future).isCompletedWithValue("mine");
    assertThat(silent.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("executors")
  void aRequestOnAnotherThreadForThisWorkIsBrokenOff(ExecutorService executor) throws Exception {
    CountDownLatch ahead = new CountDownLatch(1);
    try (OneThread prefetching = new OneThread();
        RawServer server =
            new RawServer(
                RawServer.text(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + FIRST_PAGE.length()
                        + "\r\nConnection: close\r\n\r\n"
                        + FIRST_PAGE),
                out -> {
                  ahead.countDown();
                  OneThread.uninterruptibly(hold);
                })) {
      DialogQuery query = DialogQuery.forParty(PartyUrn.organisation("310923044")).build();
      CompletableFuture<Object> future =
          client(server)
              .async(executor)
              .call(
                  client -> {
                    client.dialogs().search(query).prefetching(prefetching).firstPage();
                    new CountDownLatch(1).await();
                    return "never";
                  });
      ahead.await();
      assertThat(future.cancel(true)).isTrue();
      // the thread is free although the server is still silent
      assertThat(prefetching.leakedInterrupts()).isZero();
    }
    executor.shutdown();
  }

  @ParameterizedTest
  @MethodSource("executors")
  void aCallWithinACallIsCancelledWithIt(ExecutorService executor) throws Exception {
    for (Executor inner : new Executor[] {executor, Runnable::run}) {
      CountDownLatch begun = new CountDownLatch(1);
      AtomicReference<CompletableFuture<String>> within = new AtomicReference<>();
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      CompletableFuture<String> outer =
          client(silent)
              .async(executor)
              .call(
                  client -> {
                    within.set(
                        client
                            .async(inner)
                            .call(
                                each -> {
                                  begun.countDown();
                                  try {
                                    new CountDownLatch(1).await();
                                    return "never";
                                  } catch (InterruptedException e) {
                                    end.complete(e);
                                    throw e;
                                  }
                                }));
                    return within.get().join();
                  });
      begun.await();
      assertThat(outer.cancel(true)).isTrue();
      assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }
    executor.shutdown();
    assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatIsCancelledOutsideOfAnyCallDoesNothingToOthers() {
    CompletableFuture<String> one = client(silent).async(Runnable::run).call(client -> "one");
    assertThat(one.cancel(true)).isFalse();
    assertThat(one).isCompletedWithValue("one");
  }
}
