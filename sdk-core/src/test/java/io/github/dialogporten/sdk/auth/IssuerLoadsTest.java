package io.github.dialogporten.sdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many loads of one issuer's tokens run at once, and in which order. */
@Timeout(120)
class IssuerLoadsTest {

  private static final int AT_ONCE = 32;
  private static final Duration LONG = Duration.ofSeconds(100);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final FakeTime time = new FakeTime();
  private final String issuer = "https://" + UUID.randomUUID() + ".example/";
  private final TokenCache<Integer> cache = new TokenCache<>(time, 10_000, issuer);
  private final BlockingQueue<Integer> begun = new LinkedBlockingQueue<>();
  private final Semaphore answers = new Semaphore(0);

  @AfterEach
  void answerAll() {
    answers.release(100_000);
  }

  /** Loads when the issuer answers. */
  private Supplier<AccessToken> slow(int key) {
    return () -> {
      begun.add(key);
      answers.acquireUninterruptibly();
      return token(key);
    };
  }

  private AccessToken token(int key) {
    return AccessToken.of("token-" + key, time.now().plusSeconds(120));
  }

  /** Somebody with a thread of its own. */
  private static final class Caller<T> extends FutureTask<T> {

    private final Thread thread = new Thread(null, this, "caller", 64 * 1024);

    Caller(Callable<T> work) {
      super(work);
      thread.setDaemon(true);
      thread.start();
    }

    /** Until it waits for a load. */
    Caller<T> awaitWaiting() {
      while (thread.getState() != Thread.State.TIMED_WAITING && !isDone()) {
        Thread.onSpinWait();
      }
      return this;
    }
  }

  private Caller<AccessToken> caller(TokenCache<Integer> of, int key) {
    return new Caller<>(() -> of.get(key, LONG, slow(key)));
  }

  /** As many callers as loads can run at once, each of another key. */
  private List<Caller<AccessToken>> full() throws InterruptedException {
    List<Caller<AccessToken>> callers = new ArrayList<>();
    for (int key = 0; key < AT_ONCE; key++) {
      callers.add(caller(cache, key));
      begun.take();
    }
    return callers;
  }

  private void timesOut(int key) {
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> cache.get(key, SHORT, slow(key)));
    assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
    assertThat(failure.attempts()).isZero();
  }

  @Test
  void thirtyTwoRunAtOnceWhateverCachesTheyBelongTo() throws Exception {
    List<Caller<AccessToken>> callers = full();
    TokenCache<Integer> another = new TokenCache<>(time, 10, issuer);
    timesOut(99);
    assertThat(
            catchThrowableOfType(TransportException.class, () -> another.get(99, SHORT, slow(99))))
        .isNotNull();
    assertThat(begun).isEmpty();

    answers.release(AT_ONCE);
    for (int key = 0; key < AT_ONCE; key++) {
      assertThat(callers.get(key).get().value()).isEqualTo("token-" + key);
    }
    answers.release();
    assertThat(another.get(99, LONG, slow(99)).value()).isEqualTo("token-99");
  }

  @Test
  void anotherIssuerDoesNotWait() throws Exception {
    full();
    TokenCache<Integer> other = new TokenCache<>(time, 10, issuer + "other");
    TokenCache<Integer> ofItsOwn = new TokenCache<>(time, 10);
    assertThat(other.get(1, LONG, () -> token(1)).value()).isEqualTo("token-1");
    assertThat(ofItsOwn.get(1, LONG, () -> token(1)).value()).isEqualTo("token-1");
  }

  @Test
  void theRestBeginInTheOrderInWhichTheyCame() throws Exception {
    full();
    for (int key = 100; key < 110; key++) {
      assertThat(caller(cache, key).awaitWaiting().isDone()).isFalse();
    }
    for (int key = 100; key < 110; key++) {
      answers.release();
      assertThat(begun.take()).isEqualTo(key);
    }
  }

  @Test
  void aLoadWhoseCallersHaveGoneLeavesTheQueue() throws Exception {
    full();
    for (int key = 100; key < 200; key++) {
      timesOut(key);
    }
    Caller<AccessToken> patient = caller(cache, 200).awaitWaiting();
    timesOut(200); // another caller of the same key: the load stays for the patient one

    answers.release();
    assertThat(begun.take()).as("the hundred before it have gone").isEqualTo(200);
    answers.release(AT_ONCE);
    assertThat(patient.get().value()).isEqualTo("token-200");
    assertThat(begun).isEmpty();

    answers.release();
    assertThat(cache.get(100, LONG, slow(100)).value()).as("asked again").isEqualTo("token-100");
  }

  @Test
  void whoIsInterruptedLeavesTheQueueToo() throws Exception {
    full();
    Caller<TransportException.Kind> interrupted =
        new Caller<>(
            () -> {
              Thread.currentThread().interrupt();
              return catchThrowableOfType(
                      TransportException.class, () -> cache.get(100, LONG, slow(100)))
                  .kind();
            });
    assertThat(interrupted.get()).isEqualTo(TransportException.Kind.INTERRUPTED);
    answers.release(AT_ONCE);
    answers.release();
    assertThat(cache.get(101, LONG, slow(101)).value()).isEqualTo("token-101");
    assertThat(begun).containsExactly(101);
  }

  @Test
  void aRenewalGivesWayToThoseWhoWait() throws Exception {
    cache.get(500, LONG, () -> token(500));
    time.advance(Duration.ofSeconds(110)); // near its end
    full();
    assertThat(cache.get(500, LONG, slow(500)).value()).isEqualTo("token-500");
    assertThat(begun).isEmpty();

    answers.release(AT_ONCE);
    while (begun.isEmpty()) { // once the issuer has less to do, a reader's visit renews it
      assertThat(cache.get(500, LONG, slow(500)).value()).isEqualTo("token-500");
    }
    assertThat(begun.take()).isEqualTo(500);
  }

  /** A provider that is loaded may ask another one of the same issuer. */
  @Test
  void aLoadWithinALoadDoesNotWaitBehindItself() throws Exception {
    TokenCache<Integer> inner = new TokenCache<>(time, 10_000, issuer);
    CountDownLatch all = new CountDownLatch(AT_ONCE);
    List<Caller<AccessToken>> callers = new ArrayList<>();
    for (int i = 0; i < 2 * AT_ONCE; i++) {
      int key = i;
      callers.add(
          new Caller<>(
              () ->
                  cache.get(
                      key,
                      LONG,
                      () -> {
                        all.countDown();
                        try {
                          all.await();
                        } catch (InterruptedException e) {
                          throw new IllegalStateException(e);
                        }
                        return inner.get(key, LONG, () -> token(key));
                      })));
    }
    for (int key = 0; key < 2 * AT_ONCE; key++) {
      assertThat(callers.get(key).get().value()).isEqualTo("token-" + key);
    }
  }

  /** Providers of one class load together, since they do not say whose tokens they give. */
  @Test
  void aThousandProvidersOfOneKindLoadNoMoreAtOnce() throws Exception {
    for (int i = 0; i < AT_ONCE + 10; i++) {
      int key = i;
      TokenProvider customer =
          new CachingTokenProvider(TokenProvider.ofAccessTokens(() -> slow(key).get()), time);
      new Caller<>(() -> customer.token(new TokenRequest(TokenPurpose.DIALOGPORTEN, LONG)));
    }
    for (int i = 0; i < AT_ONCE; i++) {
      begun.take();
    }
    TokenProvider otherKind =
        new CachingTokenProvider(TokenProvider.ofAccessTokens(() -> token(7)), time);
    assertThat(otherKind.token(new TokenRequest(TokenPurpose.DIALOGPORTEN, LONG)).value())
        .isEqualTo("token-7");
    assertThat(begun).isEmpty();
    answers.release(AT_ONCE + 10);
    for (int i = 0; i < 10; i++) {
      begun.take();
    }
  }
}
