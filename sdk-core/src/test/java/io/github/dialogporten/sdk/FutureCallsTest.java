package io.github.dialogporten.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.faults.EveryOperation;
import io.github.dialogporten.sdk.fixtures.OneThread;
import io.github.dialogporten.sdk.fixtures.SilentServer;
import io.github.dialogporten.sdk.fixtures.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link FutureCalls} promises, sentence by sentence, on every kind of thread. */
@Timeout(60)
class FutureCallsTest extends FutureCallsFixture {

  // ---- what the work gives, and what it throws

  @ParameterizedTest
  @MethodSource("threads")
  void theWorkGetsTheClientAndTheFutureItsValue(Threads kind) throws Exception {
    FutureCalls calls = client.async(executor(kind));
    assertThat(calls.<Object>call(each -> each).get()).isSameAs(client);
    assertThat(calls.call(each -> null).get()).isNull();
    assertThat(calls).hasToString("FutureCalls[]");
  }

  @ParameterizedTest
  @MethodSource("threads")
  void itFailsWithExactlyWhatTheWorkThrows(Threads kind) throws Exception {
    FutureCalls calls = client.async(executor(kind));
    for (Throwable each :
        List.of(
            new IOException("checked"),
            new IllegalArgumentException("unchecked"),
            new StackOverflowError(),
            new Throwable("neither"),
            new CompletionException(new IOException()),
            new CancellationException("of the work's own"))) {
      CompletableFuture<Object> future =
          calls.call(
              ignored -> {
                throw each;
              });
      assertThat(failureOf(future)).isSameAs(each);
    }
  }

  @Test
  void joinAndGetWrapItAsEver() {
    IOException thrown = new IOException();
    CompletableFuture<Object> future =
        client
            .async(Runnable::run)
            .call(
                each -> {
                  throw thrown;
                });
    assertThatThrownBy(future::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isSameAs(thrown);
    assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).cause().isSameAs(thrown);
  }

  @Test
  void itFailsWithTheRefusalOfTheExecutor() throws Exception {
    RejectedExecutionException full = new RejectedExecutionException("full");
    AtomicInteger done = new AtomicInteger();
    CompletableFuture<Object> future =
        client
            .async(
                task -> {
                  throw full;
                })
            .call(each -> done.incrementAndGet());
    assertThat(failureOf(future)).isSameAs(full);
    assertThat(done).hasValue(0);
  }

  // ---- values that come too late

  @ParameterizedTest
  @MethodSource("ends")
  void aValueThatComesTooLateIsClosed(Threads kind, End end) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    AutoCloseable late =
        () -> {
          closed.countDown();
          throw new IOException("nobody wants to know");
        };
    CompletableFuture<Object> future =
        client
            .async(executor(kind))
            .call(
                each -> {
                  begun.countDown();
                  OneThread.uninterruptibly(release);
                  return late;
                });
    begun.await();
    end.of(future);
    failureOf(future);
    assertThat(closed.getCount()).isEqualTo(1);
    release.countDown();
    assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aValueThatComesInTimeIsTheCallers() {
    AtomicInteger closed = new AtomicInteger();
    AutoCloseable value = closed::incrementAndGet;
    CompletableFuture<AutoCloseable> future = client.async(Runnable::run).call(each -> value);
    assertThat(future).isCompletedWithValue(value);
    assertThat(future.cancel(true)).isFalse();
    assertThat(future.complete(null)).isFalse();
    assertThat(future.completeExceptionally(new IOException())).isFalse();
    assertThat(closed).hasValue(0);
  }

  // ---- a call within a call

  static Stream<Arguments> nested() {
    return threads().flatMap(kind -> Stream.of(true, false).map(same -> Arguments.of(kind, same)));
  }

  @ParameterizedTest
  @MethodSource("nested")
  void aCallWithinACallIsCancelledWithIt(Threads kind, boolean sameThread) throws Exception {
    Executor inner = sameThread ? Runnable::run : executor(kind);
    AtomicReference<CompletableFuture<Object>> within = new AtomicReference<>();
    Watched innerWork = new Watched(EveryOperation.LABELS_CHANGE::call);
    Watched outerWork =
        new Watched(
            each -> {
              within.set(each.async(inner).call(innerWork));
              return within.get().join(); // no interrupt ends this
            });
    CompletableFuture<Object> outer =
        client.with(o -> o.withCorrelationId("run-7")).async(executor(kind)).call(outerWork);
    silent.awaitSilence(1);
    assertThat(outer.cancel(true)).isTrue();
    silent.awaitGivenUp(1);
    assertDoubt(innerWork.end(), End.CANCEL, TransportException.class, "labels.change");
    assertDoubt(failureOf(outer), End.CANCEL, TransportException.class, "labels.change");
    assertThat(outerWork.end()).isNotNull();
    assertThat(within.get().isCancelled()).isTrue();
    assertDoubt(failureOf(within.get()), End.CANCEL, TransportException.class, "labels.change");
    assertThat(silent.requests()).hasSize(1);
  }

  /** The inner one never comes to a thread, so that nothing but the cancelling ends it. */
  @Test
  void aCallWithinACallNeedsNoThreadToBeCancelled() throws Exception {
    List<Runnable> queue = new ArrayList<>();
    AtomicReference<CompletableFuture<Object>> within = new AtomicReference<>();
    AtomicInteger done = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    Watched work =
        new Watched(
            each -> {
              within.set(each.async(queue::add).call(inner -> done.incrementAndGet()));
              begun.countDown();
              return within.get().join();
            });
    CompletableFuture<Object> outer = client.async(executor(Threads.PLATFORM)).call(work);
    begun.await();
    assertThat(outer.cancel(true)).isTrue();
    assertThat(work.end()).isNotNull();
    assertThat(within.get().isCancelled()).isTrue();
    queue.forEach(Runnable::run);
    assertThat(done).hasValue(0);
  }

  @ParameterizedTest
  @MethodSource("nested")
  void aCallThatBeginsWithinACancelledOneIsCancelled(Threads kind, boolean sameThread)
      throws Exception {
    Executor inner = sameThread ? Runnable::run : executor(kind);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    AtomicReference<CompletableFuture<Object>> within = new AtomicReference<>();
    Watched work =
        new Watched(
            each -> {
              begun.countDown();
              OneThread.uninterruptibly(cancelled);
              within.set(each.async(inner).call(ignored -> done.incrementAndGet()));
              return within.get();
            });
    CompletableFuture<Object> outer = client.async(executor(kind)).call(work);
    begun.await();
    assertThat(outer.cancel(true)).isTrue();
    cancelled.countDown();
    assertThat(work.end()).isNull();
    assertThat(within.get().isCancelled()).isTrue();
    assertThat(done).hasValue(0);
  }

  @ParameterizedTest
  @MethodSource("threads")
  void theOuterCallGoesOnWhenTheInnerIsCancelled(Threads kind) throws Exception {
    Executor executor = executor(kind);
    CountDownLatch ended = new CountDownLatch(1);
    CompletableFuture<Object> outer =
        client
            .async(executor)
            .call(
                each -> {
                  CompletableFuture<Object> inner =
                      each.async(executor).call(EveryOperation.PARTIES_LIST::call);
                  silent.awaitSilence(1);
                  inner.cancel(true);
                  silent.awaitGivenUp(1);
                  assertThat(failureOf(inner)).isInstanceOf(CancellationException.class);
                  assertThat(Thread.currentThread().isInterrupted()).isFalse();
                  ended.countDown();
                  return each.parties().list();
                });
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    silent.awaitSilence(1); // of the outer one's own
    assertThat(outer).isNotDone();
  }

  @ParameterizedTest
  @MethodSource("threads")
  void theInnerCallGoesOnWhenTheOuterHasEnded(Threads kind) throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    ExecutorService executor = executor(kind);
    CompletableFuture<CompletableFuture<String>> outer =
        client
            .async(executor)
            .call(
                each ->
                    each.async(executor)
                        .call(
                            ignored -> {
                              release.await();
                              return "inner";
                            }));
    CompletableFuture<String> inner = outer.get(20, TimeUnit.SECONDS);
    assertThat(outer.cancel(true)).isFalse();
    release.countDown();
    assertThat(inner.get(20, TimeUnit.SECONDS)).isEqualTo("inner");
  }

  // ---- dependent futures

  @ParameterizedTest
  @MethodSource("threads")
  void cancellingADependentFutureDoesNothing(Threads kind) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<String> call =
        client
            .async(executor(kind))
            .call(
                each -> {
                  begun.countDown();
                  release.await();
                  return "value";
                });
    List<CompletableFuture<?>> dependent =
        List.of(
            call.thenApply(String::length),
            call.copy(),
            call.thenAccept(value -> {}),
            call.handle((value, failure) -> value));
    begun.await();
    for (CompletableFuture<?> each : dependent) {
      assertThat(each.cancel(true)).isTrue();
    }
    assertThat(call).isNotDone();
    release.countDown();
    assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo("value");
  }

  // ---- the thread afterwards

  /** On a thread of the caller's, which is interrupted or not before it does the work. */
  @ParameterizedTest
  @MethodSource("threads")
  void theInterruptAfterTheWorkIsThatBeforeIt(Threads kind) throws Exception {
    for (boolean before : new boolean[] {false, true}) {
      CompletableFuture<Boolean> after = new CompletableFuture<>();
      AtomicReference<CompletableFuture<Object>> self = new AtomicReference<>();
      List<Runnable> task = new ArrayList<>();
      self.set(
          client
              .async(task::add)
              .call(
                  each -> {
                    self.get().cancel(true);
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                    return "done";
                  }));
      executor(kind)
          .execute(
              () -> {
                if (before) {
                  Thread.currentThread().interrupt();
                }
                task.get(0).run();
                after.complete(Thread.currentThread().isInterrupted());
              });
      assertThat(after.get(20, TimeUnit.SECONDS)).isEqualTo(before);
      assertThat(self.get()).isCancelled();
    }
  }

  /** One thread, which knows nothing of an earlier call that was cancelled, nor bears its name. */
  @Test
  void theThreadIsAsItWas() throws Exception {
    try (OneThread one = new OneThread()) {
      String name = one.thread().getName();
      AtomicReference<String> during = new AtomicReference<>();
      CompletableFuture<Object> cancelled =
          client
              .async(one)
              .call(
                  each -> {
                    during.set(Thread.currentThread().getName());
                    return each.parties().list();
                  });
      silent.awaitSilence(1);
      assertThat(cancelled.cancel(true)).isTrue();
      assertThat(one.leakedInterrupts()).isZero();
      assertThat(during).hasValue(name);
      assertThat(one.thread().getName()).isEqualTo(name);
      SilentServer server = opened(new SilentServer(EveryOperation.PARTIES_LIST.answer()));
      CompletableFuture<Object> plain = new CompletableFuture<>();
      one.execute(() -> plain.complete(clientOf(server).parties().list()));
      assertThat(plain.get(20, TimeUnit.SECONDS)).isNotNull();
      assertThat(client.async(one).call(each -> each.options()).get(20, TimeUnit.SECONDS))
          .isSameAs(client.options());
    }
  }
}
