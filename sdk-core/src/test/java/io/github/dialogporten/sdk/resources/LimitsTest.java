package io.github.dialogporten.sdk.resources;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.fixtures.StubServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits as they are read, remembered and made up for. */
class LimitsTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  private final StubServer server = new StubServer();
  private final HttpLimits limits = new HttpLimits(server.pipeline());

  @AfterEach
  void stop() {
    server.close();
  }

  private void answer(String json) {
    server.answers(json.replace('\'', '"'));
  }

  @Test
  void everyLimitByItsName() {
    answer(
        "{'endUserSearch':{'maxPartyFilterValues':1,'maxServiceResourceFilterValues':2,"
            + "'maxOrgFilterValues':3,'maxExtendedStatusFilterValues':4},"
            + "'serviceOwnerSearch':{'maxPartyFilterValues':5,'maxServiceResourceFilterValues':6,"
            + "'maxExtendedStatusFilterValues':7}}");
    Limits read = limits.read(CallOptions.none().withRawJson());
    assertThat(read)
        .hasToString(
            "Limits[endUserSearch=SearchLimits[parties=1, serviceResources=2, orgs=3,"
                + " extendedStatuses=4], serviceOwnerSearch=SearchLimits[parties=5,"
                + " serviceResources=6, extendedStatuses=7]]");
    assertThat(read.endUserSearch().orgs()).contains(3);
    assertThat(read.serviceOwnerSearch().orgs()).isEmpty();
    assertThat(read.rawJson()).isPresent();
    assertThat(server.request().getHeaders().getHeader("Authorization").isPresent()).isFalse();
    assertThat(limits.last()).isSameAs(read);
    assertThat(new HttpLimits(server.pipeline()).current(CallOptions.none())).isSameAs(read);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{'endUserSearch':{}}", "{'endUserSearch':{'maxPartyFilterValues':0}}"})
  void whatIsMissingOrMakesNoSenseIsAsItUsedToBe(String body) {
    answer(body);
    assertThat(limits.read(CallOptions.none()).endUserSearch())
        .isEqualTo(Limits.defaults().endUserSearch());
  }

  @Test
  void anAnswerThatDoesNotComeIsNotWaitedForAgainAtOnce() {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400)));
    assertThat(limits.current(CallOptions.none())).isSameAs(Limits.defaults());
    assertThat(limits.current(CallOptions.none())).isSameAs(Limits.defaults());
    assertThat(server.requests()).hasSize(1);

    server.time().advance(Duration.ofMinutes(1));
    answer("{'endUserSearch':{'maxPartyFilterValues':7}}");
    assertThat(limits.current(CallOptions.none()).endUserSearch().parties()).isEqualTo(7);

    server.time().advance(Duration.ofMinutes(59));
    assertThat(limits.current(CallOptions.none()).endUserSearch().parties()).isEqualTo(7);
    server.time().advance(Duration.ofMinutes(1));
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400)));
    assertThat(limits.current(CallOptions.none()).endUserSearch().parties())
        .isEqualTo(7); // better than none
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void whoeverNeedsThemAtOnceWaitsForOneAnswer() throws Exception {
    LimitsCache cache = new LimitsCache(server.time());
    AtomicInteger reads = new AtomicInteger();
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      Future<Limits> first =
          executor.submit(
              () ->
                  cache.current(
                      LONG,
                      left -> {
                        reads.incrementAndGet();
                        reading.countDown();
                        await(end);
                        return Limits.defaults();
                      }));
      reading.await();
      Future<Limits> second =
          executor.submit(
              () ->
                  cache.current(
                      LONG,
                      left -> {
                        reads.incrementAndGet();
                        return Limits.defaults();
                      }));
      end.countDown();
      assertThat(first.get(10, TimeUnit.SECONDS)).isSameAs(second.get(10, TimeUnit.SECONDS));
      assertThat(reads).hasValue(1);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void readingTakesNoLongerThanTheCallThatNeedsThem() {
    server
        .wire()
        .stubFor(
            any(anyUrl()).willReturn(aResponse().withStatus(503).withHeader("Retry-After", "5")));

    limits.current(CallOptions.none().withTimeout(Duration.ofSeconds(1)));
    assertThat(server.requests()).hasSize(1); // no time for the wait that the server asks for
    assertThat(server.time().sleeps()).isEmpty();

    limits.anew(CallOptions.none().withTimeout(Duration.ofMinutes(1)));
    assertThat(server.requests()).hasSize(3); // 10 seconds, and not a minute
    assertThat(server.time().sleeps()).hasSize(1);

    limits.anew(CallOptions.none().withoutRetry());
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void norDoesWaitingForWhoeverIsReading() throws Exception {
    LimitsCache cache = new LimitsCache(server.time());
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<Limits> first =
          executor.submit(
              () ->
                  cache.current(
                      LONG,
                      left -> {
                        reading.countDown();
                        await(end);
                        return Limits.defaults();
                      }));
      reading.await();

      Limits meanwhile =
          cache.current(
              Duration.ofMillis(1),
              left -> {
                throw new AssertionError("somebody else is reading");
              });

      assertThat(meanwhile).isSameAs(Limits.defaults());
      assertThat(first).isNotDone();
      end.countDown();
      first.get(10, TimeUnit.SECONDS);
    } finally {
      end.countDown();
      executor.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
