package io.github.dialogporten.sdk.internal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A page that is on its way: fetched once, whoever does it. */
class PageAheadTest {

  private static final SearchAnswer<SortPosition> ANSWER =
      new SearchAnswer<>(List.of(), false, null, null, new int[0]);

  private static final PageTime TIME = () -> Duration.ofSeconds(30);

  private final AtomicInteger fetched = new AtomicInteger();

  private PageAhead<SortPosition> on(
      Executor executor, Callable<SearchAnswer<SortPosition>> fetch) {
    TestServer server =
        new TestServer() {
          @Override
          public SearchAnswer<SortPosition> page(
              SearchPart part, @Nullable String token, int size, Duration left) {
            try {
              return fetch.call();
            } catch (RuntimeException e) {
              throw e;
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          }
        };
    PartFetcher<SortPosition> fetcher =
        new PartFetcher<>(server, TestServer.spec(List.of(), "", 100), executor);
    return new PageAhead<>(fetcher, new SearchPart(List.of(), List.of()), null, 100).on(executor);
  }

  private SearchAnswer<SortPosition> fetch() {
    fetched.incrementAndGet();
    return ANSWER;
  }

  @Test
  void isFetchedByTheExecutorOrByWhoeverNeedsItAndOnceOnly() {
    assertThat(on(Runnable::run, this::fetch).get(TIME)).isSameAs(ANSWER);
    assertThat(fetched).hasValue(1);

    List<Runnable> waiting = new ArrayList<>();
    PageAhead<SortPosition> late = on(waiting::add, this::fetch);
    assertThat(fetched).hasValue(1);
    assertThat(late.get(TIME)).isSameAs(ANSWER);
    waiting.forEach(Runnable::run);
    assertThat(late.get(TIME)).isSameAs(ANSWER);
    assertThat(fetched).hasValue(2);
  }

  @Test
  void aFailureIsToldOnce() {
    AtomicInteger calls = new AtomicInteger();
    PageAhead<SortPosition> ahead =
        on(
            Runnable::run,
            () -> {
              if (calls.getAndIncrement() == 0) {
                throw closed(TransportException.Kind.CLOSED);
              }
              return ANSWER;
            });
    assertThatThrownBy(() -> ahead.get(TIME)).isInstanceOf(TransportException.class);
    assertThat(ahead.get(TIME)).isSameAs(ANSWER);
  }

  @Test
  void anExecutorThatIsShutDownIsNobodysInterrupt() {
    AtomicInteger calls = new AtomicInteger();
    PageAhead<SortPosition> ahead =
        on(
            Runnable::run,
            () -> {
              if (calls.getAndIncrement() == 0) {
                throw closed(TransportException.Kind.INTERRUPTED);
              }
              return ANSWER;
            });
    assertThat(ahead.get(TIME)).isSameAs(ANSWER);
  }

  @Test
  void whatSomebodyCancelledIsFetchedAnyway() {
    List<Future<?>> waiting = new ArrayList<>();
    PageAhead<SortPosition> ahead =
        on(work -> waiting.add(new FutureTask<>(work, null)), this::fetch);
    waiting.get(0).cancel(true);
    assertThat(ahead.get(TIME)).isSameAs(ANSWER);
  }

  @Test
  void whoeverWaitsCanBeInterrupted() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread[] threads = new Thread[1];
    PageAhead<SortPosition> ahead =
        on(
            work -> {
              threads[0] = new Thread(work);
              threads[0].start();
            },
            () -> {
              running.countDown();
              end.await();
              return ANSWER;
            });
    running.await();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> ahead.get(TIME))
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> assertThat(failure.kind()).isEqualTo(TransportException.Kind.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
    end.countDown();
    threads[0].join();
    assertThat(ahead.get(TIME)).isSameAs(ANSWER);
  }

  @Test
  void whoeverWaitsEndsWithItsOwnTimeAndThePageIsKept() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread[] threads = new Thread[1];
    PageAhead<SortPosition> ahead =
        on(
            work -> {
              threads[0] = new Thread(work);
              threads[0].start();
            },
            () -> {
              end.await();
              return fetch();
            });
    while (threads[0].getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    assertThatThrownBy(() -> ahead.get(() -> Duration.ofMillis(5)))
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT));

    end.countDown();
    threads[0].join();
    assertThat(ahead.get(() -> Duration.ZERO)).isSameAs(ANSWER);
    assertThat(fetched).hasValue(1);
  }

  @Test
  void whoeverFetchesItHasOnlyTheTimeOfItsPage() {
    PageAhead<SortPosition> ahead = on(work -> {}, this::fetch);
    assertThatThrownBy(() -> ahead.get(() -> Duration.ZERO)).isInstanceOf(TransportException.class);
    assertThat(fetched).hasValue(0);
    assertThat(ahead.get(TIME)).isSameAs(ANSWER);
  }

  private static TransportException closed(TransportException.Kind kind) {
    return new TransportException(CallInfo.refused("dialogs.search", 1), kind, null);
  }
}
