package io.github.dialogporten.sdk.dialogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A page that is on its way: fetched once, whoever does it. */
class PageAheadTest {

  private static final SearchAnswer ANSWER =
      new SearchAnswer(List.of(), false, null, null, new int[0]);

  private final AtomicInteger fetched = new AtomicInteger();
  private final Callable<SearchAnswer> fetch =
      () -> {
        fetched.incrementAndGet();
        return ANSWER;
      };

  @Test
  void isFetchedByTheExecutorOrByWhoeverNeedsItAndOnceOnly() {
    assertThat(PageAhead.on(Runnable::run, fetch).get()).isSameAs(ANSWER);
    assertThat(fetched).hasValue(1);

    List<Runnable> waiting = new ArrayList<>();
    PageAhead late = PageAhead.on(waiting::add, fetch);
    assertThat(fetched).hasValue(1);
    assertThat(late.get()).isSameAs(ANSWER);
    waiting.forEach(Runnable::run);
    assertThat(late.get()).isSameAs(ANSWER);
    assertThat(fetched).hasValue(2);
  }

  @Test
  void aFailureIsToldOnce() {
    AtomicInteger calls = new AtomicInteger();
    PageAhead ahead =
        PageAhead.on(
            Runnable::run,
            () -> {
              if (calls.getAndIncrement() == 0) {
                throw closed(TransportException.Kind.CLOSED);
              }
              return ANSWER;
            });
    assertThatThrownBy(ahead::get).isInstanceOf(TransportException.class);
    assertThat(ahead.get()).isSameAs(ANSWER);
  }

  @Test
  void anExecutorThatIsShutDownIsNobodysInterrupt() {
    AtomicInteger calls = new AtomicInteger();
    PageAhead ahead =
        PageAhead.on(
            Runnable::run,
            () -> {
              if (calls.getAndIncrement() == 0) {
                throw closed(TransportException.Kind.INTERRUPTED);
              }
              return ANSWER;
            });
    assertThat(ahead.get()).isSameAs(ANSWER);
  }

  @Test
  void whatSomebodyCancelledIsFetchedAnyway() {
    List<Runnable> waiting = new ArrayList<>();
    PageAhead ahead = PageAhead.on(waiting::add, fetch);
    ((Future<?>) waiting.get(0)).cancel(true);
    assertThat(ahead.get()).isSameAs(ANSWER);
  }

  @Test
  void whoeverWaitsCanBeInterrupted() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread[] threads = new Thread[1];
    PageAhead ahead =
        PageAhead.on(
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
    assertThatThrownBy(ahead::get)
        .isInstanceOfSatisfying(
            TransportException.class,
            failure -> assertThat(failure.kind()).isEqualTo(TransportException.Kind.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
    end.countDown();
    threads[0].join();
    assertThat(ahead.get()).isSameAs(ANSWER);
  }

  private static TransportException closed(TransportException.Kind kind) {
    return new TransportException(CallInfo.refused("dialogs.search", 1), kind, null);
  }
}
