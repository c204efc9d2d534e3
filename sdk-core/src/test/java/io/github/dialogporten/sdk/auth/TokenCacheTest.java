package io.github.dialogporten.sdk.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.errors.LoginRequiredException;
import io.github.dialogporten.sdk.errors.SystemUserNotReadyException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.Jwts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TokenCacheTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final FakeTime time = new FakeTime();
  private final TokenCache<String> cache = new TokenCache<>(time, 3);
  private final AtomicInteger loads = new AtomicInteger();

  private Supplier<AccessToken> lives(Duration life) {
    return () -> AccessToken.of("t" + loads.incrementAndGet(), time.now().plus(life));
  }

  private String get(String key, Duration life) {
    return cache.get(key, LONG, lives(life)).value();
  }

  @Test
  void freshTokenIsKept() {
    assertThat(get("a", Duration.ofSeconds(120))).isEqualTo("t1");
    time.advance(Duration.ofSeconds(90));
    assertThat(get("a", Duration.ofSeconds(120))).isEqualTo("t1");
    assertThat(loads).hasValue(1);
  }

  @Test
  void nearItsEndItIsGivenWhileAnotherIsFetched() throws Exception {
    get("a", Duration.ofSeconds(120));
    time.advance(Duration.ofSeconds(110));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Supplier<AccessToken> slow =
        () -> {
          begun.countDown();
          await(go);
          try {
            return lives(Duration.ofSeconds(120)).get();
          } finally {
            done.countDown();
          }
        };
    assertThat(cache.get("a", LONG, slow).value()).isEqualTo("t1");
    await(begun);
    // while it is under way nobody waits, and nobody starts another
    assertThat(cache.get("a", LONG, slow).value()).isEqualTo("t1");
    go.countDown();
    await(done);
    eventually(() -> cache.get("a", LONG, slow).value().equals("t2"));
    assertThat(loads).hasValue(2);
  }

  /** A token says what it likes of its end, and no number of it is too far. */
  @Test
  void anEndBeyondAllTimeIsNoFault() {
    for (Instant end : List.of(Instant.MIN, Instant.MAX)) {
      Supplier<AccessToken> odd = () -> AccessToken.of("odd", end);
      assertThat(cache.get(end.toString(), LONG, odd).value()).isEqualTo("odd");
    }
  }

  @Test
  void expiredTokenIsNeverGiven() {
    get("a", Duration.ofSeconds(120));
    time.advance(Duration.ofSeconds(119));
    assertThat(get("a", Duration.ofSeconds(120))).isEqualTo("t2");
  }

  @Test
  void shortLivesHaveShortMargins() {
    get("a", Duration.ofSeconds(10));
    time.advance(Duration.ofSeconds(7));
    get("a", Duration.ofSeconds(10));
    assertThat(loads).hasValue(1);
  }

  @Test
  void aTokenThatArrivesDeadIsKeptForThreeSecondsAndSaidOnce() {
    List<String> warnings = new ArrayList<>();
    Handler listener = warningsInto(warnings);
    Logger logger = Logger.getLogger(TokenCache.class.getName());
    logger.addHandler(listener);
    try {
      Instant here = time.now();
      String claims = "{\"iat\":%d}".formatted(here.minusSeconds(3_600).getEpochSecond());
      Supplier<AccessToken> dead =
          () -> {
            loads.incrementAndGet();
            return AccessToken.of(Jwts.of(claims), here.minusSeconds(1_800));
          };
      for (String key : List.of("a", "b")) {
        for (int call = 0; call < 5; call++) {
          AccessToken token = cache.get(key, LONG, dead);
          cache.reject(key, token);
        }
      }
      assertThat(loads).hasValue(2);
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("1800 seconds ago", "3600 seconds ago", "ahead of the issuer's");
      time.advance(Duration.ofSeconds(3));
      cache.get("a", LONG, dead);
      cache.get("a", LONG, dead);
      assertThat(loads).hasValue(3);
      assertThat(warnings).hasSize(1);
    } finally {
      logger.removeHandler(listener);
    }
  }

  private static Handler warningsInto(List<String> warnings) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        if (entry.getLevel() == Level.WARNING) {
          warnings.add(new SimpleFormatter().formatMessage(entry));
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  void noTokenIsKeptForMoreThanADay() {
    get("a", Duration.ofDays(3_000));
    time.advance(Duration.ofDays(1));
    assertThat(get("a", Duration.ofDays(3_000))).isEqualTo("t2");
  }

  @Test
  void whereAPersonHasToLogInTheTokenOfBeforeIsGivenNoLonger() throws Exception {
    get("a", Duration.ofSeconds(120));
    time.advance(Duration.ofSeconds(110));
    Supplier<AccessToken> over =
        () -> {
          throw new LoginRequiredException(TokenRefusal.by("test", "token"), "over", null);
        };
    cache.get("a", LONG, over); // renewed behind the token that still works
    eventually(
        () -> {
          try {
            cache.get("a", LONG, over);
            return false;
          } catch (LoginRequiredException e) {
            return true;
          }
        });
  }

  @Test
  void tokenOfUnknownLifeIsNotKept() {
    Supplier<AccessToken> eternal = () -> AccessToken.of("t" + loads.incrementAndGet());
    cache.get("a", LONG, eternal);
    cache.get("a", LONG, eternal);
    assertThat(loads).hasValue(2);
  }

  @Test
  void rejectionDropsThatTokenAndNoNewerOne() {
    AccessToken first = cache.get("a", LONG, lives(LONG));
    cache.reject("a", first);
    assertThat(get("a", LONG)).isEqualTo("t2");
    cache.reject("a", first);
    assertThat(get("a", LONG)).isEqualTo("t2");
    cache.reject("unknown", first);
  }

  @Test
  void manyWhoAskTogetherCauseOneLoad() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Supplier<AccessToken> slow =
        () -> {
          await(go);
          return lives(LONG).get();
        };
    List<String> tokens = together(64, () -> cache.get("a", LONG, slow).value(), go);
    assertThat(Set.copyOf(tokens)).containsExactly("t1");
    assertThat(loads).hasValue(1);
  }

  @Test
  void oneSlowKeyDoesNotHoldUpAnother() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<AccessToken> slow =
          threads.submit(
              () ->
                  cache.get(
                      "slow",
                      LONG,
                      () -> {
                        await(go);
                        return lives(LONG).get();
                      }));
      assertThat(get("quick", LONG)).isEqualTo("t1");
      go.countDown();
      assertThat(slow.get().value()).isEqualTo("t2");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void eachWaiterFailsWithAnExceptionOfItsOwn() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Supplier<AccessToken> refused =
        () -> {
          await(go);
          throw new SystemUserNotReadyException(
              TokenRefusal.by("maskinporten", "maskinporten.token"), "not approved", null);
        };
    Set<Throwable> thrown = ConcurrentHashMap.newKeySet();
    together(
        8,
        () -> {
          thrown.add(
              catchThrowableOfType(
                  SystemUserNotReadyException.class, () -> cache.get("a", LONG, refused)));
          return "";
        },
        go);
    assertThat(thrown).hasSize(8);
    // and it is not remembered for long: approved a moment ago, it works
    time.advance(Duration.ofSeconds(3));
    assertThat(get("a", LONG)).isEqualTo("t1");
  }

  @Test
  void aFailureIsRememberedForThreeSeconds() {
    AtomicInteger tries = new AtomicInteger();
    Supplier<AccessToken> refused =
        () -> {
          tries.incrementAndGet();
          throw new SystemUserNotReadyException(
              TokenRefusal.by("maskinporten", "maskinporten.token"), "not approved", null);
        };
    for (int i = 0; i < 1_000; i++) {
      assertThatThrownBy(() -> cache.get("a", LONG, refused))
          .isInstanceOf(SystemUserNotReadyException.class);
      time.advance(Duration.ofMillis(2));
    }
    assertThat(tries).hasValue(1);
    time.advance(Duration.ofSeconds(1));
    assertThatThrownBy(() -> cache.get("a", LONG, refused))
        .isInstanceOf(SystemUserNotReadyException.class);
    assertThat(tries).hasValue(2);
    // another customer is another matter
    assertThat(get("b", LONG)).isEqualTo("t1");
  }

  @Test
  void thatAPersonHasToLogInIsNotRemembered() {
    assertThatThrownBy(
            () ->
                cache.get(
                    "a",
                    LONG,
                    () -> {
                      throw new LoginRequiredException(
                          TokenRefusal.by("idporten", "idporten.refresh"), "ended", null);
                    }))
        .isInstanceOf(LoginRequiredException.class);
    assertThat(get("a", LONG)).isEqualTo("t1");
  }

  @Test
  void whatIsForgottenIsLoadedAnew() {
    get("a", Duration.ofHours(1));
    cache.forget("a");
    cache.forget("unknown");
    assertThat(get("a", Duration.ofHours(1))).isEqualTo("t2");
    assertThatThrownBy(
            () ->
                cache.get(
                    "b",
                    LONG,
                    () -> {
                      throw new IllegalStateException("down");
                    }))
        .isInstanceOf(TokenException.class);
    cache.forget("b");
    assertThat(get("b", Duration.ofHours(1))).isEqualTo("t3");
  }

  @Test
  void whatHasExpiredLeavesWhenAnotherIsLoaded() throws Exception {
    TokenCache<String> large = new TokenCache<>(time, 1_000);
    for (int i = 0; i < 100; i++) {
      large.get("customer " + i, LONG, lives(Duration.ofSeconds(120)));
    }
    time.advance(Duration.ofSeconds(121));
    assertThat(large.size()).isEqualTo(100);
    large.get("new", LONG, lives(Duration.ofSeconds(120)));
    eventually(() -> large.size() == 1);
  }

  @Test
  void aHandleGivesWhatTheCacheKeeps() {
    TokenCache.Handle<String> one = cache.handle("a", lives(Duration.ofSeconds(120)));
    TokenCache.Handle<String> two = cache.handle("a", lives(Duration.ofSeconds(120)));
    AccessToken token = one.get(LONG);
    assertThat(one.get(LONG)).isSameAs(token);
    assertThat(two.get(LONG)).isSameAs(token);
    two.reject(AccessToken.of("another"));
    assertThat(one.get(LONG)).isSameAs(token);
    two.reject(token);
    assertThat(one.get(LONG).value()).isEqualTo("t2");
    one.forget();
    assertThat(two.get(LONG).value()).isEqualTo("t3");
    time.advance(Duration.ofSeconds(121));
    assertThat(two.get(LONG).value()).isEqualTo("t4");
    assertThat(two).hasToString("TokenCache.Handle[]");
  }

  @Test
  void aHandleHoldsNothingThatHasLeftTheCache() {
    TokenCache.Handle<String> handle = cache.handle("a", lives(Duration.ofHours(1)));
    assertThat(handle.get(LONG).value()).isEqualTo("t1");
    for (String key : List.of("b", "c", "d")) {
      time.advance(Duration.ofSeconds(10));
      get(key, Duration.ofHours(1));
    }
    assertThat(handle.get(LONG).value()).isEqualTo("t5");
    assertThat(cache.size()).isEqualTo(3);
    assertThat(handle.get(LONG).value()).isEqualTo("t5");
  }

  @Test
  void aThousandThreadsAndTenExpiredKeysAreTenLoads() throws Exception {
    TokenCache<Integer> shared = new TokenCache<>(time, 1_000);
    List<TokenCache.Handle<Integer>> handles = new ArrayList<>();
    for (int key = 0; key < 10; key++) {
      handles.add(shared.handle(key, lives(Duration.ofSeconds(120))));
    }
    for (int round = 1; round <= 5; round++) {
      // some through handles that know an entry, some through the map, while sweeps take them away
      AtomicInteger next = new AtomicInteger();
      together(
          1_000,
          () -> {
            int n = next.getAndIncrement();
            return n % 2 == 0
                ? handles.get(n % 10).get(LONG)
                : shared.get(n % 10, LONG, lives(Duration.ofSeconds(120)));
          },
          new CountDownLatch(1));
      assertThat(loads).hasValue(10 * round);
      time.advance(Duration.ofSeconds(121));
    }
  }

  @Test
  void whoIsOutOfTimeLeavesAlone() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Supplier<AccessToken> slow =
        () -> {
          await(go);
          return lives(LONG).get();
        };
    TransportException failure =
        catchThrowableOfType(
            TransportException.class, () -> cache.get("a", Duration.ofMillis(1), slow));
    assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
    go.countDown();
    assertThat(cache.get("a", LONG, slow).value()).isEqualTo("t1");
  }

  @Test
  void whoIsInterruptedLeavesAlone() {
    CountDownLatch go = new CountDownLatch(1);
    Supplier<AccessToken> slow =
        () -> {
          await(go);
          return lives(LONG).get();
        };
    Thread.currentThread().interrupt();
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> cache.get("a", LONG, slow));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(TransportException.Kind.INTERRUPTED);
    go.countDown();
    assertThat(cache.get("a", LONG, slow).value()).isEqualTo("t1");
  }

  @Test
  void sourceThatBreaksBecomesATokenException() {
    assertThatThrownBy(
            () ->
                cache.get(
                    "a",
                    LONG,
                    () -> {
                      throw new IllegalStateException("vault is sealed");
                    }))
        .isInstanceOf(TokenException.class)
        .hasMessageNotContaining("sealed");
  }

  @Test
  void boundedByDroppingWhatWasReadLongestAgo() {
    for (String key : List.of("a", "b", "c")) {
      get(key, Duration.ofHours(1));
      time.advance(Duration.ofSeconds(10));
    }
    get("a", Duration.ofHours(1));
    time.advance(Duration.ofSeconds(10));
    get("d", Duration.ofHours(1));
    assertThat(cache.size()).isEqualTo(3);
    assertThat(get("a", Duration.ofHours(1))).isEqualTo("t1");
    assertThat(get("b", Duration.ofHours(1))).isEqualTo("t5");
  }

  @Test
  void readersDoNotDisturbThoseWhoMakeRoom() throws Exception {
    TokenCache<Integer> full = new TokenCache<>(time, 1_000);
    Supplier<AccessToken> loader = lives(Duration.ofDays(3_000));
    for (int key = 0; key < 1_000; key++) {
      full.get(key, LONG, loader);
    }
    ExecutorService reader = Executors.newSingleThreadExecutor();
    AtomicBoolean done = new AtomicBoolean();
    try {
      Future<?> reading =
          reader.submit(
              () -> {
                for (int i = 0; !done.get(); i++) {
                  time.advance(Duration.ofSeconds(2));
                  full.get((i * 7) % 1_000, LONG, loader);
                }
              });
      for (int key = 1_000; key < 5_000; key++) {
        full.get(key, LONG, loader);
      }
      done.set(true);
      reading.get();
    } finally {
      done.set(true);
      reader.shutdownNow();
    }
    assertThat(full.size()).isLessThanOrEqualTo(1_001);
  }

  @Test
  void failedRenewalIsNotHammered() throws Exception {
    get("a", Duration.ofSeconds(120));
    time.advance(Duration.ofSeconds(110));
    AtomicInteger tries = new AtomicInteger();
    CountDownLatch tried = new CountDownLatch(1);
    Supplier<AccessToken> down =
        () -> {
          tries.incrementAndGet();
          tried.countDown();
          throw new IllegalStateException("down");
        };
    assertThat(cache.get("a", LONG, down).value()).isEqualTo("t1");
    await(tried);
    // the loader has been called; whether its failure is noted yet or not, no second call begins
    for (int i = 0; i < 1_000; i++) {
      assertThat(cache.get("a", LONG, down).value()).isEqualTo("t1");
    }
    assertThat(tries).hasValue(1);
  }

  @Test
  void renewalsInTheBackgroundAreBounded() throws Exception {
    TokenCache<Integer> large = new TokenCache<>(time, 1_000);
    for (int key = 0; key < 200; key++) {
      large.get(key, LONG, lives(Duration.ofSeconds(120)));
    }
    time.advance(Duration.ofSeconds(110));
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    Supplier<AccessToken> slow =
        () -> {
          begun.incrementAndGet();
          await(go);
          return lives(Duration.ofSeconds(120)).get();
        };
    for (int key = 0; key < 200; key++) {
      assertThat(large.get(key, LONG, slow).value()).startsWith("t");
    }
    assertThat(begun.get()).isLessThanOrEqualTo(16);
    go.countDown();
    // and the others have their turn once these are through
    eventually(
        () -> {
          for (int key = 0; key < 200; key++) {
            large.get(key, LONG, slow);
          }
          return begun.get() == 200;
        });
  }

  private static <T> List<T> together(int threads, Callable<T> work, CountDownLatch go)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch ready = new CountDownLatch(threads);
      List<Future<T>> results = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        results.add(
            pool.submit(
                () -> {
                  ready.countDown();
                  return work.call();
                }));
      }
      await(ready);
      go.countDown();
      List<T> values = new ArrayList<>();
      for (Future<T> result : results) {
        values.add(result.get());
      }
      return values;
    } finally {
      pool.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void eventually(Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      Thread.onSpinWait();
    }
  }
}
