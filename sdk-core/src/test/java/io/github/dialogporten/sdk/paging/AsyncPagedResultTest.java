package io.github.dialogporten.sdk.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.PagingException;
import io.github.dialogporten.sdk.fixtures.OneThread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Walks over pages with futures. */
@Timeout(60)
class AsyncPagedResultTest {

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

  private static AsyncPagedResult<Integer> here(Numbers numbers) {
    return AsyncPagedResult.of(numbers, Runnable::run);
  }

  @Test
  void pageByPage() {
    Numbers numbers = new Numbers(2);
    AsyncPagedResult<Integer> result = here(numbers);
    assertThat(numbers.fetched).hasValue(0);
    AsyncPage<Integer> first = result.firstPage().join();
    assertThat(first.items()).containsExactly(0, 1);
    assertThat(first.hasNext()).isTrue();
    assertThat(first.rawJson()).isEmpty();
    AsyncPage<Integer> second = first.next().join();
    assertThat(second.items()).containsExactly(2, 3);
    assertThat(second.cursor()).contains(PageCursor.ofContinuationToken("after-1"));
    assertThat(catchThrowableOfType(CompletionException.class, () -> second.next().join()))
        .hasCauseInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aPageThatFailedMayBeAskedForAgain() {
    Numbers numbers = new Numbers(2);
    AsyncPage<Integer> first = here(numbers).firstPage().join();
    numbers.failing = 1;
    assertThat(first.next()).isCompletedExceptionally();
    assertThat(first.next().join().items()).containsExactly(2, 3);
  }

  @Test
  void allItemsInOrderAndNoDeepStack() {
    Numbers numbers = new Numbers(50_000);
    List<Integer> seen = new ArrayList<>();
    here(numbers).forEach(seen::add).join();
    assertThat(seen).hasSize(100_000).isSorted().doesNotHaveDuplicates();
    assertThat(numbers.fetched).hasValue(50_000);
  }

  @Test
  void onTheExecutorsThread() throws Exception {
    try (OneThread executor = new OneThread()) {
      List<Thread> threads = new ArrayList<>();
      AsyncPagedResult.of(new Numbers(20), executor)
          .forEach(item -> threads.add(Thread.currentThread()))
          .get();
      assertThat(threads).hasSize(40).containsOnly(executor.thread());
    }
  }

  @Test
  void onePageAtATime() {
    Numbers numbers = new Numbers(3);
    Queue<CompletableFuture<Void>> stages = new ArrayDeque<>();
    CompletableFuture<Void> walk =
        here(numbers)
            .forEachPage(
                page -> {
                  stages.add(new CompletableFuture<>());
                  return stages.peek();
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
    CompletableFuture<Void> walk =
        here(numbers)
            .forEachPage(
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
    here(new Numbers(3))
        .forEach(
            item -> {
              throw thrown;
            })
        .whenComplete((nothing, failure) -> told.set(failure));
    assertThat(told).hasValue(thrown);
    here(new Numbers(3))
        .forEachPage(
            page -> CompletableFuture.failedFuture(thrown).thenApply(ignored -> "dependent"))
        .whenComplete((nothing, failure) -> told.set(failure));
    assertThat(told).hasValue(thrown);
    here(new Numbers(3))
        .forEachPage(page -> null)
        .whenComplete((nothing, failure) -> told.set(failure));
    assertThat(told.get()).isInstanceOf(NullPointerException.class);
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
      CompletableFuture<Void> walk = AsyncPagedResult.of(numbers, executor).forEach(seen::add);
      fetching.await();
      assertThat(walk.cancel(true)).isTrue();
      assertThat(executor.leakedInterrupts()).isZero();
      assertThat(interrupted).hasValue(1);
      assertThat(seen).containsExactly(0, 1, 2, 3);
      assertThat(numbers.fetched).hasValue(2);
    }
  }

  @Test
  void cancellingBetweenItemsGivesNoFurtherOne() {
    List<Integer> seen = new ArrayList<>();
    AtomicReference<CompletableFuture<Void>> walk = new AtomicReference<>();
    Queue<Runnable> tasks = new ArrayDeque<>();
    Numbers numbers = new Numbers(3);
    walk.set(
        AsyncPagedResult.of(numbers, tasks::add)
            .forEach(
                item -> {
                  seen.add(item);
                  walk.get().cancel(true);
                }));
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
    assertThat(seen).containsExactly(0);
    assertThat(numbers.fetched).hasValue(1);
    assertThat(walk.get()).isCancelled();
  }

  @Test
  void cancellingBeforeTheFirstPageFetchesNone() {
    Queue<Runnable> tasks = new ArrayDeque<>();
    Numbers numbers = new Numbers(3);
    CompletableFuture<Void> walk = AsyncPagedResult.of(numbers, tasks::add).forEach(item -> {});
    walk.cancel(true);
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
    assertThat(numbers.fetched).hasValue(0);
  }
}
