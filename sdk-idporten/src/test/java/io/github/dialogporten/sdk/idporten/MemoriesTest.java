package io.github.dialogporten.sdk.idporten;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.fixtures.FakeTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoriesTest {

  @Test
  void aValueIsNewOnceWithinTheMemory() {
    FakeTime time = new FakeTime();
    SeenOnce seen = new SeenOnce(time, Duration.ofMinutes(1), 3);
    assertThat(seen.add("a")).isTrue();
    assertThat(seen.add("a")).isFalse();
    assertThat(seen.contains("a")).isTrue();
    time.advance(Duration.ofSeconds(60));
    assertThat(seen.contains("a")).isFalse();
    assertThat(seen.add("a")).isTrue();
    seen.remove("a");
    assertThat(seen.add("a")).isTrue();
  }

  @Test
  void evictsOldestWhenFull() {
    SeenOnce seen = new SeenOnce(new FakeTime(), Duration.ofMinutes(1), 3);
    for (String value : new String[] {"a", "b", "c", "d"}) {
      assertThat(seen.add(value)).isTrue();
    }
    assertThat(seen.contains("a")).isFalse();
    assertThat(seen.contains("b")).isTrue();
    assertThat(seen.contains("d")).isTrue();
  }

  @Test
  void aLockIsThereWhileItIsUsed() throws Exception {
    KeyedLocks<String> locks = new KeyedLocks<>();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Boolean> first =
          threads.submit(
              () ->
                  locks.exclusively(
                      "a",
                      () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        held.countDown();
                        try {
                          return go.await(10, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                          throw new IllegalStateException(e);
                        } finally {
                          inside.decrementAndGet();
                        }
                      }));
      assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(locks.exclusively("b", () -> "another key")).isEqualTo("another key");
      Future<Integer> second =
          threads.submit(
              () ->
                  locks.exclusively(
                      "a", () -> most.accumulateAndGet(inside.incrementAndGet(), Math::max)));
      assertThat(locks.size()).isEqualTo(1);
      go.countDown();
      assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
      assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(locks.size()).isZero();
  }
}
