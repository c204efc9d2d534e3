package io.github.dialogporten.sdk.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.OneThread;
import io.github.dialogporten.sdk.internal.async.CallFuture;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The future of a call, whatever the call is. */
@Timeout(60)
class CallFutureTest {

  private static final Executor HERE = Runnable::run;

  @Test
  void aRefusalOfTheExecutorFailsTheFuture() {
    RejectedExecutionException full = new RejectedExecutionException("full");
    AtomicInteger done = new AtomicInteger();
    CompletableFuture<Integer> future =
        CallFuture.on(
            task -> {
              throw full;
            },
            done::incrementAndGet);
    assertThat(catchThrowableOfType(ExecutionException.class, future::get)).hasCause(full);
    assertThat(done).hasValue(0);
  }

  @Test
  void errorsFailTheFutureToo() {
    CompletableFuture<Object> future =
        CallFuture.on(
            HERE,
            () -> {
              throw new StackOverflowError();
            });
    assertThat(catchThrowableOfType(CompletionException.class, future::join))
        .hasCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void callsWithoutAValue() {
    AtomicInteger done = new AtomicInteger();
    CompletableFuture<Void> future =
        CallFuture.on(
            HERE,
            () -> {
              done.incrementAndGet();
              return null;
            });
    assertThat(future).isCompletedWithValue(null);
    assertThat(done).hasValue(1);
  }

  @Test
  void dependentsAreNotTheCall() throws Exception {
    try (OneThread executor = new OneThread()) {
      CountDownLatch hold = new CountDownLatch(1);
      CompletableFuture<String> call =
          CallFuture.on(
              executor,
              () -> {
                OneThread.uninterruptibly(hold);
                return "value";
              });
      CompletableFuture<Integer> dependent = call.thenApply(String::length);
      assertThat(dependent.cancel(true)).isTrue();
      assertThat(call).isNotDone();
      hold.countDown();
      assertThat(call.get()).isEqualTo("value");
      assertThat(executor.leakedInterrupts()).isZero();
    }
  }

  @Test
  void whatDependsOnItRunsOutsideOfTheCall() {
    AtomicReference<CompletableFuture<?>> inner = new AtomicReference<>();
    try (OneThread executor = new OneThread()) {
      CountDownLatch hold = new CountDownLatch(1);
      CompletableFuture<String> call =
          CallFuture.on(
              executor,
              () -> {
                OneThread.uninterruptibly(hold);
                return "value";
              });
      CompletableFuture<Boolean> seen =
          call.thenApply(value -> Cancellation.isRequested() || call.cancel(true));
      inner.set(seen);
      hold.countDown();
      assertThat(seen.join()).isFalse();
    }
  }

  /** The interrupt of somebody else is not the call's to take. */
  @Test
  void anInterruptThatWasThereStays() {
    Thread.currentThread().interrupt();
    try {
      CompletableFuture<Boolean> call =
          CallFuture.on(HERE, () -> Thread.currentThread().isInterrupted());
      assertThat(call).isCompletedWithValue(true);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void aCallInsideOfACallIsStoppedWithIt() throws Exception {
    try (OneThread executor = new OneThread()) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch stopped = new CountDownLatch(1);
      CompletableFuture<String> outer =
          CallFuture.on(
              executor,
              () ->
                  CallFuture.on(
                          HERE,
                          () -> {
                            Cancellation.watch(step(stopped));
                            begun.countDown();
                            OneThread.uninterruptibly(stopped);
                            return "inner";
                          })
                      .join());
      begun.await();
      assertThat(outer.cancel(true)).isTrue();
      assertThat(executor.leakedInterrupts()).isZero();
    }
  }

  @Test
  void whatBeginsAfterTheCancelIsStoppedAtOnce() throws Exception {
    List<Boolean> requested = new ArrayList<>();
    CountDownLatch stopped = new CountDownLatch(1);
    AtomicReference<CompletableFuture<Object>> self = new AtomicReference<>();
    try (OneThread executor = new OneThread()) {
      CountDownLatch known = new CountDownLatch(1);
      self.set(
          CallFuture.on(
              executor,
              () -> {
                OneThread.uninterruptibly(known);
                requested.add(Cancellation.isRequested());
                self.get().cancel(true);
                requested.add(Cancellation.isRequested());
                Cancellation.watch(step(stopped));
                return stopped.getCount();
              }));
      known.countDown();
      assertThat(executor.leakedInterrupts()).isZero();
      assertThat(requested).containsExactly(false, true);
      assertThat(stopped.getCount()).isZero();
      assertThat(self.get()).isCancelled();
    }
  }

  /** Whether labels were changed stays in doubt while the call goes on with reads. */
  @Test
  void whatAnEarlierStepMayHaveChangedStaysInDoubt() {
    Cancellation cancellation = new Cancellation();
    TransportException doubt =
        new TransportException(
            CallInfo.notSent("labels.change"), TransportException.Kind.INTERRUPTED, null);
    AtomicReference<DialogportenException> told = new AtomicReference<>();
    catchThrowable(
        () ->
            cancellation.run(
                () -> {
                  Cancellation.watch(step(new CountDownLatch(1), () -> doubt));
                  Cancellation.watch(step(new CountDownLatch(1), null));
                  told.set(cancellation.cancel());
                  return told;
                }));
    assertThat(told).hasValue(doubt);
    assertThat(cancellation.cancel()).as("after its end too").isSameAs(doubt);
  }

  /** What a value goes on reading is the caller's once the call has ended. */
  @Test
  void whatHasEndedIsNotBrokenOff() throws Throwable {
    CountDownLatch stopped = new CountDownLatch(1);
    Cancellation cancellation = new Cancellation();
    cancellation.run(
        () -> {
          Cancellation.watch(step(stopped));
          return "value";
        });
    assertThat(cancellation.cancel()).isNull();
    assertThat(stopped.getCount()).isEqualTo(1);
  }

  /** The outer call's step holds the cancelling up until the thread has looked. */
  @Test
  void whatAnInterruptWakesIsCancelledWithinTheCallToo() throws Exception {
    CountDownLatch within = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    AtomicReference<Boolean> requested = new AtomicReference<>();
    CompletableFuture<Boolean> outer;
    try (OneThread executor = new OneThread()) {
      outer =
          CallFuture.on(
              executor,
              () -> {
                Cancellation.watch(stoppedAfter(looked));
                return new Cancellation()
                    .run(
                        () -> {
                          within.countDown();
                          try {
                            new CountDownLatch(1).await(); // until the interrupt
                          } catch (InterruptedException e) {
                            requested.set(Cancellation.isRequested());
                          }
                          looked.countDown();
                          return true;
                        });
              });
      within.await();
      assertThat(outer.cancel(true)).isTrue();
    }
    assertThat(requested).hasValue(true);
  }

  private static Cancellation.Step stoppedAfter(CountDownLatch event) {
    return new Cancellation.Step() {
      @Override
      public void stop() {
        try {
          event.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public Supplier<DialogportenException> leftBehind() {
        return null;
      }
    };
  }

  private static Cancellation.Step step(CountDownLatch stopped) {
    return step(stopped, null);
  }

  private static Cancellation.Step step(
      CountDownLatch stopped, Supplier<DialogportenException> left) {
    return new Cancellation.Step() {
      @Override
      public void stop() {
        stopped.countDown();
      }

      @Override
      public Supplier<DialogportenException> leftBehind() {
        return left;
      }
    };
  }
}
