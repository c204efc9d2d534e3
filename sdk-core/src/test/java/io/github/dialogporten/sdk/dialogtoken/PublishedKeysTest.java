package io.github.dialogporten.sdk.dialogtoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.internal.wire.WirePublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedKeysTest {

  private final FakeTime time = new FakeTime();
  private final AtomicInteger requests = new AtomicInteger();
  private final Mint first = new Mint("first");
  private final Mint second = new Mint("second");
  private volatile Callable<PublishedSet> answer = () -> set(Duration.ofDays(1), first);
  private final PublishedKeys keys = new PublishedKeys(this::request, time);

  private PublishedSet request(boolean retried) {
    requests.incrementAndGet();
    try {
      return answer.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static PublishedSet set(Duration maxAge, Mint... mints) {
    List<WirePublicKey> all = new ArrayList<>();
    for (Mint mint : mints) {
      String id = mint.header().get("kid").toString();
      all.add(new WirePublicKey("OKP", "sig", id, "Ed25519", mint.x(), "EdDSA"));
    }
    return new PublishedSet(KeyRing.of(all), maxAge);
  }

  private static PublishedSet down() {
    throw new TransportException(
        CallInfo.notSent("dialogTokens.keys"), TransportException.Kind.CONNECT, null);
  }

  /** Waits for what runs in the background, if anything does: an unknown id joins it. */
  private void settled() {
    keys.find("nobody's", true);
  }

  @Test
  void asksOnceAndKeeps() {
    for (int i = 0; i < 1000; i++) {
      assertThat(keys.find("first", true)).isNotNull();
    }
    time.advance(Duration.ofHours(12).minusNanos(1));
    assertThat(keys.find("first", true)).isNotNull();
    assertThat(requests).hasValue(1);
  }

  @Test
  void renewsInTheBackgroundBeforeTheyAreOld() throws Exception {
    keys.find("first", true);
    CountDownLatch held = new CountDownLatch(1);
    answer =
        () -> {
          assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
          return set(Duration.ofDays(1), second);
        };
    time.advance(Duration.ofHours(12));

    for (int i = 0; i < 100; i++) {
      assertThat(keys.find("first", true)).isNotNull(); // nobody waits for the answer
    }
    held.countDown();
    settled();

    assertThat(requests).hasValue(2);
    assertThat(keys.find("second", false)).isNotNull();
    assertThat(keys.find("first", false)).isNull();
  }

  @Test
  void oldOnesAreReadAnewFirst() {
    keys.find("first", true);
    answer = () -> set(Duration.ofDays(1), second);
    time.advance(Duration.ofHours(24));

    assertThat(keys.find("first", true)).isNull(); // it was withdrawn
    assertThat(keys.find("second", true)).isNotNull();
    assertThat(requests).hasValue(2);
  }

  @Test
  void anUnknownIdAsksAtOnceAndOnceAMinute() {
    keys.find("first", true);
    answer = () -> set(Duration.ofDays(1), first, second);

    assertThat(keys.find("second", true)).isNull(); // asked less than a minute ago
    time.advance(Duration.ofSeconds(60).minusNanos(1));
    assertThat(keys.find("second", true)).isNull();
    assertThat(requests).hasValue(1);

    time.advance(Duration.ofNanos(1));
    assertThat(keys.find("second", true)).isNotNull();
    assertThat(keys.find("third", true)).isNull();
    assertThat(requests).hasValue(2);
  }

  @Test
  void nobodyIsAskedForATokenThatIsRefusedAnyway() {
    keys.find("first", true);
    time.advance(Duration.ofHours(1));
    assertThat(keys.find("second", false)).isNull();
    assertThat(requests).hasValue(1);
  }

  @Test
  void aStormOfUnknownIdsIsOneRequestAMinute() throws Exception {
    keys.find("first", true);
    int threads = 32;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int minute = 1; minute <= 3; minute++) {
        time.advance(Duration.ofMinutes(1));
        CyclicBarrier together = new CyclicBarrier(threads);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          String id = "unknown-" + i;
          all.add(
              pool.submit(
                  () -> {
                    together.await(60, TimeUnit.SECONDS);
                    for (int n = 0; n < 200; n++) {
                      assertThat(keys.find(id + n, true)).isNull();
                      assertThat(keys.find("first", true)).isNotNull();
                    }
                    return null;
                  }));
        }
        for (Future<?> each : all) {
          each.get(60, TimeUnit.SECONDS);
        }
        assertThat(requests).hasValue(1 + minute);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Those who come while somebody asks wait for that answer; those with a known key do not. */
  @Test
  void oneQuestionForAll() throws Exception {
    keys.find("first", true);
    time.advance(Duration.ofMinutes(1));
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    answer =
        () -> {
          asked.countDown();
          assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
          return set(Duration.ofDays(1), first, second);
        };
    List<CompletableFuture<Ed25519Key>> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waiting.add(CompletableFuture.supplyAsync(() -> keys.find("second", true)));
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(keys.find("first", true)).isNotNull();
    held.countDown();

    for (CompletableFuture<Ed25519Key> each : waiting) {
      assertThat(each.get(60, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(requests).hasValue(2);
  }

  @Test
  void withoutKeysThereIsNoAnswer() {
    answer = PublishedKeysTest::down;
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> keys.find("first", true));
    TransportException again = catchThrowableOfType(TransportException.class, keys::load);
    assertThat(failure.operation()).isEqualTo("dialogTokens.keys");
    assertThat(again).isNotSameAs(failure);
    assertThat(requests).hasValue(1);

    answer = () -> set(Duration.ofDays(1), first);
    time.advance(Duration.ofSeconds(10));
    keys.load();
    keys.load();
    assertThat(keys.find("first", true)).isNotNull();
    assertThat(requests).hasValue(2);
  }

  @Test
  void whatIsNoFailureOfACallIsToldWithoutItsMessage() {
    answer =
        () -> {
          throw new IllegalStateException("secret");
        };
    assertThatThrownBy(keys::load)
        .isInstanceOf(IllegalStateException.class)
        .hasStackTraceContaining("the public keys of dialog tokens could not be read")
        .satisfies(
            failure -> assertThat(String.valueOf(failure.getCause())).doesNotContain("secret"));
  }

  @Test
  void afterAFailureTheOldOnesWorkUntilTheyAre48HoursOld() {
    keys.find("first", true);
    answer = PublishedKeysTest::down;
    time.advance(Duration.ofHours(12));
    keys.find("first", true);
    settled();
    assertThat(requests).hasValue(2);

    time.advance(Duration.ofMinutes(10).minusNanos(1));
    keys.find("first", true);
    assertThat(requests).hasValue(2);
    time.advance(Duration.ofNanos(1));
    keys.find("first", true);
    settled();
    assertThat(requests).hasValue(3);

    time.advance(Duration.ofHours(12)); // old now: asked first, used nonetheless
    assertThat(keys.find("first", true)).isNotNull();
    assertThat(keys.find("first", true)).isNotNull();
    assertThat(requests).hasValue(4);

    time.advance(Duration.ofHours(24));
    assertThatThrownBy(() -> keys.find("first", true)).isInstanceOf(TransportException.class);
    assertThat(requests).hasValue(5);

    answer = () -> set(Duration.ofDays(1), first);
    time.advance(Duration.ofMinutes(1));
    assertThat(keys.find("first", true)).isNotNull();
  }

  @Test
  void aFailureForAnUnknownIdLeavesTheOthers() {
    keys.find("first", true);
    answer = PublishedKeysTest::down;
    time.advance(Duration.ofMinutes(1));
    assertThat(keys.find("second", true)).isNull();
    assertThat(keys.find("second", true)).isNull();
    assertThat(keys.find("first", true)).isNotNull();
    assertThat(requests).hasValue(2);
  }

  @Test
  void whoIsInterruptedLeavesAlone() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    answer =
        () -> {
          asked.countDown();
          assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
          return set(Duration.ofDays(1), first);
        };
    CompletableFuture<Throwable> left = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                keys.find("first", true);
                left.complete(null);
              } catch (TransportException e) {
                left.complete(Thread.currentThread().isInterrupted() ? e : null);
              }
            });
    thread.start();
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();
    assertThat(left.get(60, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.INTERRUPTED));
    held.countDown();
    assertThat(keys.find("first", true)).isNotNull();
    assertThat(requests).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | 86400",
        "public, max-age=86400     | 86400",
        "public,max-age=3600       | 3600",
        "Max-Age=\"7200\"          | 7200",
        "max-age=0                 | 300",
        "max-age=999999999         | 86400",
        "max-age=99999999999999999 | 86400",
        "max-age=x                 | 86400",
        "s-maxage=600              | 86400",
        "no-cache, max-age=3600    | 300",
        "no-store                  | 300",
      })
  void howLongTheyMayBeKept(String header, long seconds) {
    assertThat(PublishedSet.maxAge(header)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
