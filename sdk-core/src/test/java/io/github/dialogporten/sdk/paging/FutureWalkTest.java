package io.github.dialogporten.sdk.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.FutureCalls;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.PagingException;
import io.github.dialogporten.sdk.fixtures.OneThread;
import io.github.dialogporten.sdk.internal.async.Cancellation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Walks over pages within futures: in one call, or with one call for each page. */
@Timeout(60)
class FutureWalkTest {

  /** Pages 0, 1, ... of two numbers each, with the page of some number failing once. */
  private static final class Numbers implements PagedResult<Integer> {

    private final int pages;
    private final AtomicInteger fetched = new AtomicInteger();
    private int failing = -1;
    private Runnable beforeFetch = () -> {};

    Numbers(int pages) {
      this.pages = pages;
    }

    @Override
    public Page<Integer> firstPage() {
      return page(0);
    }

    private Page<Integer> page(int number) {
      Cancellation.check(); // as every call of the SDK does
      beforeFetch.run();
      if (failing == number) {
        failing = -1;
        throw new PagingException(CallInfo.refused("test", 1), "broken");
      }
      fetched.incrementAndGet();
      return new Page<>() {
        @Override
        public List<Integer> items() {
          return List.of(2 * number, 2 * number + 1);
        }

        @Override
        public boolean hasNext() {
          return number + 1 < pages;
        }

        @Override
        public Page<Integer> next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          return page(number + 1);
        }

        @Override
        public Optional<PageCursor> cursor() {
          return Optional.of(PageCursor.ofContinuationToken("after-" + number));
        }

        @Override
        public Optional<byte[]> rawJson() {
          return Optional.empty();
        }
      };
    }
  }

  private static final DialogportenClient CLIENT =
      DialogportenClient.builder(AltinnConnection.to(AltinnEnvironment.TT02)).build();

  /** Calls on the caller's own thread. */
  private static final FutureCalls HERE = CLIENT.async(Runnable::run);

  /** The walk of the documents: one call for each page, the next when the one before is done. */
  private static CompletableFuture<@Nullable Void> walk(
      FutureCalls calls, Page<Integer> page, Function<Page<Integer>, CompletionStage<?>> visitor) {
    return visitor
        .apply(page)
        .thenCompose(
            done ->
                page.hasNext()
                    ? calls
                        .call(client -> page.next())
                        .thenCompose(next -> walk(calls, next, visitor))
                    : CompletableFuture.completedFuture(null))
        .toCompletableFuture();
  }

  private static CompletableFuture<@Nullable Void> walk(
      FutureCalls calls, Numbers numbers, Function<Page<Integer>, CompletionStage<?>> visitor) {
    return calls
        .call(client -> numbers.firstPage())
        .thenCompose(first -> walk(calls, first, visitor));
  }

  private static CompletableFuture<@Nullable Void> forEach(
      FutureCalls calls, Numbers numbers, Consumer<Integer> visitor) {
    return calls.call(
        client -> {
          numbers.forEach(visitor);
          return null;
        });
  }

  private static void runAll(Queue<Runnable> tasks) {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  @Test
  void pageByPage() {
    Numbers numbers = new Numbers(2);
    assertThat(numbers.fetched).hasValue(0);
    Page<Integer> first = HERE.call(client -> numbers.firstPage()).join();
    assertThat(first.items()).containsExactly(0, 1);
    assertThat(first.hasNext()).isTrue();
    assertThat(first.rawJson()).isEmpty();
    Page<Integer> second = HERE.call(client -> first.next()).join();
    assertThat(second.items()).containsExactly(2, 3);
    assertThat(second.cursor()).contains(PageCursor.ofContinuationToken("after-1"));
    assertThat(
            catchThrowableOfType(
                CompletionException.class, () -> HERE.call(client -> second.next()).join()))
        .hasCauseInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aPageThatFailedMayBeAskedForAgain() {
    Numbers numbers = new Numbers(2);
    Page<Integer> first = HERE.call(client -> numbers.firstPage()).join();
    numbers.failing = 1;
    assertThat(HERE.call(client -> first.next())).isCompletedExceptionally();
    assertThat(HERE.call(client -> first.next()).join().items()).containsExactly(2, 3);
  }

  @Test
  void allItemsInOrderAndNoDeepStack() throws Exception {
    Numbers numbers = new Numbers(50_000);
    List<Integer> seen = new ArrayList<>();
    forEach(HERE, numbers, seen::add).join();
    assertThat(seen).hasSize(100_000).isSorted().doesNotHaveDuplicates();
    assertThat(numbers.fetched).hasValue(50_000);
    seen.clear();
    try (OneThread executor = new OneThread()) {
      walk(
              CLIENT.async(executor),
              numbers,
              page -> {
                seen.addAll(page.items());
                return CompletableFuture.completedFuture(null);
              })
          .get(30, TimeUnit.SECONDS);
    }
    assertThat(seen).hasSize(100_000).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void onTheExecutorsThread() throws Exception {
    try (OneThread executor = new OneThread()) {
      List<Thread> threads = new ArrayList<>();
      forEach(CLIENT.async(executor), new Numbers(20), item -> threads.add(Thread.currentThread()))
          .get();
      assertThat(threads).hasSize(40).containsOnly(executor.thread());
    }
  }

  @Test
  void onePageAtATime() {
    Numbers numbers = new Numbers(3);
    Queue<CompletableFuture<Void>> stages = new ArrayDeque<>();
    CompletableFuture<@Nullable Void> walk =
        walk(
            HERE,
            numbers,
            page -> {
              stages.add(new CompletableFuture<>());
              return stages.element();
            });
    for (int page = 1; page <= 3; page++) {
      assertThat(numbers.fetched).hasValue(page);
      assertThat(walk).isNotDone();
      stages.remove().complete(null);
    }
    assertThat(walk).isCompletedWithValue(null);
    assertThat(stages).isEmpty();
  }

  @Test
  void aPageThatFailsFailsTheWalkAndTheLastCursorGoesOn() {
    Numbers numbers = new Numbers(4);
    numbers.failing = 2;
    AtomicReference<PageCursor> last = new AtomicReference<>();
    CompletableFuture<@Nullable Void> walk =
        walk(
            HERE,
            numbers,
            page -> {
              page.cursor().ifPresent(last::set);
              return CompletableFuture.completedFuture(null);
            });
    assertThat(catchThrowableOfType(CompletionException.class, walk::join))
        .hasCauseInstanceOf(PagingException.class);
    assertThat(last.get().continuationToken()).contains("after-1");
  }

  @Test
  void failuresOfTheVisitorAreTold() {
    IllegalStateException thrown = new IllegalStateException("full");
    AtomicReference<Throwable> told = new AtomicReference<>();
    forEach(
            HERE,
            new Numbers(3),
            item -> {
              throw thrown;
            })
        .whenComplete((nothing, failure) -> told.set(failure));
    assertThat(told).hasValue(thrown);
  }

  @Test
  void cancellingStopsThePageThatIsFetched() throws Exception {
    try (OneThread executor = new OneThread()) {
      Numbers numbers = new Numbers(5);
      CountDownLatch fetching = new CountDownLatch(1);
      CountDownLatch never = new CountDownLatch(1);
      AtomicInteger interrupted = new AtomicInteger();
      List<Integer> seen = new ArrayList<>();
      numbers.beforeFetch =
          () -> {
            if (numbers.fetched.get() == 2) {
              fetching.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw new CancellationException();
              }
            }
          };
      CompletableFuture<@Nullable Void> walk = forEach(CLIENT.async(executor), numbers, seen::add);
      fetching.await();
      assertThat(walk.cancel(true)).isTrue();
      assertThat(executor.leakedInterrupts()).isZero();
      assertThat(interrupted).hasValue(1);
      assertThat(seen).containsExactly(0, 1, 2, 3);
      assertThat(numbers.fetched).hasValue(2);
    }
  }

  /** The items of a page that is there are the caller's; a further page is a call. */
  @Test
  void cancellingBetweenItemsFetchesNoFurtherPage() {
    List<Integer> seen = new ArrayList<>();
    AtomicReference<CompletableFuture<@Nullable Void>> walk = new AtomicReference<>();
    Queue<Runnable> tasks = new ArrayDeque<>();
    Numbers numbers = new Numbers(3);
    walk.set(
        forEach(
            CLIENT.async(tasks::add),
            numbers,
            item -> {
              seen.add(item);
              walk.get().cancel(true);
            }));
    runAll(tasks);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(seen).containsExactly(0, 1);
    assertThat(numbers.fetched).hasValue(1);
    assertThat(walk.get()).isCancelled();
  }

  @Test
  void cancellingBeforeTheFirstPageFetchesNone() {
    Queue<Runnable> tasks = new ArrayDeque<>();
    Numbers numbers = new Numbers(3);
    CompletableFuture<@Nullable Void> walk = forEach(CLIENT.async(tasks::add), numbers, item -> {});
    walk.cancel(true);
    runAll(tasks);
    assertThat(numbers.fetched).hasValue(0);
  }
}
