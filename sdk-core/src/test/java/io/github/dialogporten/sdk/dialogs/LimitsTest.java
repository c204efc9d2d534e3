package io.github.dialogporten.sdk.dialogs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
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

  private HttpLimits over(CallOptions options) {
    return new HttpLimits(server.pipeline().with(options));
  }

  private void answer(String json) {
    server.answers(json.replace('\'', '"'));
  }

  @Test
  void theLimitsAreForAnybody() {
    String json =
        "{\"endUserSearch\":{\"maxPartyFilterValues\":7,\"maxServiceResourceFilterValues\":8,"
            + "\"maxOrgFilterValues\":9,\"maxExtendedStatusFilterValues\":10},"
            + "\"serviceOwnerSearch\":{\"maxPartyFilterValues\":11,"
            + "\"maxServiceResourceFilterValues\":12,\"maxExtendedStatusFilterValues\":13}}";
    server.answers(json);

    Dialogs dialogs = server.nobody().with(o -> o.withRawJson().withLanguages("nb")).dialogs();
    Limits limits = dialogs.limits();

    assertThat(limits.endUserSearch().parties()).isEqualTo(7);
    assertThat(limits.endUserSearch().orgs()).contains(9);
    assertThat(limits.serviceOwnerSearch().serviceResources()).isEqualTo(12);
    assertThat(limits.serviceOwnerSearch().orgs()).isEmpty();
    assertThat(new String(limits.rawJson().orElseThrow(), UTF_8)).isEqualTo(json);
    assertThat(server.request().getUrl()).isEqualTo("/api/v1/metadata/limits");
    assertThat(server.request().header("Authorization").isPresent()).isFalse();
    assertThat(server.request().header("Accept-Language").isPresent()).isFalse();
    assertThat(dialogs.limits()).isNotSameAs(limits);
    assertThat(server.requests()).as("each call asks").hasSize(2);
  }

  @Test
  void everyLimitByItsName() {
    answer(
        "{'endUserSearch':{'maxPartyFilterValues':1,'maxServiceResourceFilterValues':2,"
            + "'maxOrgFilterValues':3,'maxExtendedStatusFilterValues':4},"
            + "'serviceOwnerSearch':{'maxPartyFilterValues':5,'maxServiceResourceFilterValues':6,"
            + "'maxExtendedStatusFilterValues':7}}");
    Limits read = over(CallOptions.none().withRawJson()).read();
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
    assertThat(new HttpLimits(server.pipeline()).current()).isSameAs(read);
    assertThat(server.requests()).hasSize(1);
  }

  /** Both searches' limits; those that are not given are the usual ones. */
  private static String body(String endUser) {
    return "{'endUserSearch':{"
        + endUser
        + "},'serviceOwnerSearch':{'maxPartyFilterValues':20,"
        + "'maxServiceResourceFilterValues':20}}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'maxPartyFilterValues':100,'maxServiceResourceFilterValues':20",
        "'maxPartyFilterValues':0,'maxServiceResourceFilterValues':-1,'maxOrgFilterValues':'many'"
      })
  void whatIsMissingOrMakesNoSenseIsAsItUsedToBe(String endUser) {
    answer(body(endUser));
    assertThat(limits.read().endUserSearch())
        .usingRecursiveComparison()
        .isEqualTo(Limits.defaults().endUserSearch());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'error':'busy'}", "{'endUserSearch':{}}"})
  void anAnswerWithoutLimitsIsNoneThatASearchGoesBy(String body) {
    answer(body);
    assertThatThrownBy(limits::read).isInstanceOf(ResponseFormatException.class);
    assertThat(limits.current()).isSameAs(Limits.defaults());
  }

  @Test
  void anAnswerThatDoesNotComeIsNotWaitedForAgainAtOnce() {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400)));
    assertThat(limits.current()).isSameAs(Limits.defaults());
    assertThat(limits.current()).isSameAs(Limits.defaults());
    assertThat(server.requests()).hasSize(1);

    server.time().advance(Duration.ofMinutes(1));
    answer(body("'maxPartyFilterValues':7,'maxServiceResourceFilterValues':20"));
    assertThat(limits.current().endUserSearch().parties()).isEqualTo(7);

    server.time().advance(Duration.ofMinutes(59));
    assertThat(limits.current().endUserSearch().parties()).isEqualTo(7);
    server.time().advance(Duration.ofMinutes(1));
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400)));
    assertThat(limits.current().endUserSearch().parties()).isEqualTo(7); // better than none
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

    over(CallOptions.none().withTimeout(Duration.ofSeconds(1))).current();
    assertThat(server.requests()).hasSize(1); // no time for the wait that the server asks for
    assertThat(server.time().sleeps()).isEmpty();

    over(CallOptions.none().withTimeout(Duration.ofMinutes(1))).anew();
    assertThat(server.requests()).hasSize(3); // 10 seconds, and not a minute
    assertThat(server.time().sleeps()).hasSize(1);

    over(CallOptions.none().withoutRetry()).anew();
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
