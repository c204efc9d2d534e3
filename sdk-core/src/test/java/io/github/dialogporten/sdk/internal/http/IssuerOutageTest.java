package io.github.dialogporten.sdk.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenCache;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.StubServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer that is down is left alone; one that is slow, or refuses, is not. */
class IssuerOutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final StubServer server = new StubServer();
  private final IssuerHttp http = new IssuerHttp(server.connection());

  @AfterEach
  void close() {
    server.close();
  }

  private IssuerRequest request(String path) {
    URI uri = URI.create("http://127.0.0.1:" + server.wire().port() + path);
    return IssuerRequest.post(
        "test." + path.substring(1), uri, () -> Map.of("a", "b"), Duration.ofSeconds(30));
  }

  private Throwable ask() {
    return catchThrowable(() -> http.send(request("/token")));
  }

  /** Asks for the token of a grant. */
  private Throwable ask(String grant) {
    return catchThrowable(() -> http.send(requestOf(grant)));
  }

  private IssuerRequest requestOf(String grant) {
    URI uri = URI.create("http://127.0.0.1:" + server.wire().port() + "/token/" + grant);
    return IssuerRequest.post("test.token", uri, () -> Map.of("a", "b"), Duration.ofSeconds(30))
        .forGrant(grant);
  }

  private void answers(String grant, int status) {
    server
        .wire()
        .stubFor(any(urlEqualTo("/token/" + grant)).willReturn(aResponse().withStatus(status)));
  }

  private void answers(ResponseDefinitionBuilder answer) {
    server.wire().stubFor(any(anyUrl()).willReturn(answer));
  }

  private int sent() {
    int count = server.requests().size();
    server.wire().resetRequests();
    return count;
  }

  @Test
  void afterThreeCallsThatEndedInAnOutageTheRestFailsAtOnce() {
    answers(aResponse().withStatus(503));
    for (int call = 0; call < 3; call++) {
      assertThat(ask()).isInstanceOf(ServiceUnavailableException.class);
    }
    assertThat(sent()).isEqualTo(9);
    Throwable first = ask();
    Throwable second = ask();
    assertThat(first).isInstanceOf(ServiceUnavailableException.class);
    assertThat(((DialogportenException) first).isTransient()).isTrue();
    assertThat(second).isInstanceOf(ServiceUnavailableException.class).isNotSameAs(first);
    assertThat(sent()).isZero();
  }

  @Test
  void oneCallFindsOutForAllAndThePauseGrowsToTenSeconds() {
    answers(aResponse().withStatus(429));
    for (int call = 0; call < 3; call++) {
      ask();
    }
    sent();
    for (int seconds : new int[] {1, 2, 4, 8, 10, 10}) {
      server.time().advance(Duration.ofSeconds(seconds).minusMillis(1));
      ask();
      assertThat(sent()).isZero();
      server.time().advance(Duration.ofMillis(1));
      ask();
      assertThat(sent()).isEqualTo(3);
      ask();
      assertThat(sent()).isZero();
    }
    answers(aResponse().withStatus(200));
    server.time().advance(Duration.ofSeconds(10));
    assertThat(ask()).isNull();
    answers(aResponse().withStatus(503));
    ask();
    ask();
    assertThat(sent()).isEqualTo(7);
  }

  @Test
  void theServersHintIsHeededUpToAMinute() {
    answers(aResponse().withStatus(503).withHeader("Retry-After", "3600"));
    for (int call = 0; call < 3; call++) {
      ask();
    }
    assertThat(sent()).isEqualTo(3);
    server.time().advance(Duration.ofSeconds(59));
    ask();
    assertThat(sent()).isZero();
    server.time().advance(Duration.ofSeconds(1));
    ask();
    assertThat(sent()).isEqualTo(1);
  }

  @Test
  void refusalsAndBrokenAnswersAreNoOutage() {
    for (int status : new int[] {400, 401, 403, 500, 504}) {
      answers(aResponse().withStatus(status));
      for (int call = 0; call < 5; call++) {
        ask();
      }
      sent();
      ask();
      assertThat(sent()).as("status %s", status).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503})
  void oneGrantsOutageWithholdsNothingFromOthers(int status) {
    answers("failing", status);
    answers("healthy", 200);
    for (int call = 0; call < 3; call++) {
      assertThat(ask("failing")).isInstanceOf(ApiException.class);
    }
    assertThat(sent()).isEqualTo(9);
    assertThat(ask("failing")).isInstanceOf(ApiException.class);
    assertThat(sent()).isZero();
    assertThat(ask("healthy")).isNull();
    assertThat(sent()).isEqualTo(1);
  }

  @Test
  void theProbeGoesToAGrantThatHasNotFailed() {
    answers("failing", 503);
    answers("also", 503);
    answers("healthy", 200);
    ask("failing");
    ask("also");
    ask("failing");
    sent();
    assertThat(ask("healthy")).isInstanceOf(ServiceUnavailableException.class);
    server.time().advance(Duration.ofSeconds(1));
    assertThat(ask("failing")).isInstanceOf(ServiceUnavailableException.class);
    assertThat(ask("also")).isInstanceOf(ServiceUnavailableException.class);
    assertThat(sent()).isZero();
    assertThat(ask("healthy")).isNull();
    assertThat(ask("healthy")).isNull();
    assertThat(sent()).isEqualTo(2);
  }

  @Test
  void whereNoOtherComesAGrantThatFailedFindsOutOnePauseLater() {
    answers("failing", 503);
    answers("also", 503);
    ask("failing");
    ask("also");
    ask("failing");
    sent();
    server.time().advance(Duration.ofSeconds(2).minusMillis(1));
    ask("failing");
    assertThat(sent()).isZero();
    server.time().advance(Duration.ofMillis(1));
    ask("failing");
    assertThat(sent()).isEqualTo(3);
    ask("also");
    ask("new");
    assertThat(sent()).isZero();
    answers("also", 200);
    server.time().advance(Duration.ofSeconds(4));
    assertThat(ask("also")).isNull();
    assertThat(sent()).isEqualTo(1);
  }

  @Test
  void whatAPauseTellsIsNotKeptLongerThanThePause() {
    answers("failing", 503);
    answers("also", 503);
    server
        .wire()
        .stubFor(
            any(urlEqualTo("/token/healthy"))
                .willReturn(okJson("{\"access_token\":\"t\",\"expires_in\":60}")));
    ask("failing");
    ask("also");
    ask("failing");
    TokenCache<String> cache = new TokenCache<>(server.time(), 10);
    TokenCache<String> above = new TokenCache<>(server.time(), 10);
    Supplier<AccessToken> load =
        () ->
            http.send(requestOf("healthy"))
                .accessToken("test", CallInfo.refused("test.token", 1), server.time().now());
    Supplier<AccessToken> token =
        () -> above.get("k", PATIENCE, () -> cache.get("k", PATIENCE, load));
    assertThat(catchThrowable(token::get)).isInstanceOf(ServiceUnavailableException.class);
    server.time().advance(Duration.ofSeconds(1));
    assertThat(token.get().value()).isEqualTo("t");
  }

  @Test
  void anotherOperationIsAnotherMatter() {
    answers(aResponse().withStatus(503));
    for (int call = 0; call < 4; call++) {
      ask();
    }
    server.wire().stubFor(get(urlEqualTo("/metadata")).willReturn(aResponse()));
    server.wire().stubFor(any(urlEqualTo("/metadata")).willReturn(aResponse().withStatus(200)));
    assertThat(http.send(request("/metadata")).status()).isEqualTo(200);
  }

  @Test
  void aHostThatCannotBeConnectedToIsAnOutage() {
    int port = server.wire().port();
    server.wire().stop();
    IssuerRequest request =
        IssuerRequest.get(
            "test.token", URI.create("http://127.0.0.1:" + port + "/"), Duration.ofSeconds(30));
    for (int call = 0; call < 4; call++) {
      TransportException failure = (TransportException) catchThrowable(() -> http.send(request));
      assertThat(failure.kind()).isEqualTo(TransportException.Kind.CONNECT);
    }
    // the fourth did not try, so it did not wait between attempts either
    assertThat(server.time().sleeps()).hasSize(6);
  }

  @Test
  void ofThoseWhoComeWhenThePauseIsOverOneIsLetThrough() throws Exception {
    answers(aResponse().withStatus(503));
    for (int call = 0; call < 3; call++) {
      ask();
    }
    sent();
    server.time().advance(Duration.ofSeconds(1));
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(20);
    for (int thread = 0; thread < 20; thread++) {
      pool.execute(
          () -> {
            try {
              go.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            ask();
          });
    }
    go.countDown();
    pool.shutdown();
    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(sent()).isEqualTo(3);
  }

  @Test
  void whatMayBeSentOnceIsTriedAgainOnlyWhenItNeverLeft() {
    answers(aResponse().withStatus(503));
    assertThat(catchThrowable(() -> http.send(request("/token").onlyOnce())))
        .isInstanceOf(ServiceUnavailableException.class);
    assertThat(sent()).isEqualTo(1);
    IssuerRequest request = request("/token").onlyOnce().header("X-A", "b");
    server.wire().stop();
    TransportException failure = (TransportException) catchThrowable(() -> http.send(request));
    assertThat(failure.attempts()).isEqualTo(3);
  }
}
