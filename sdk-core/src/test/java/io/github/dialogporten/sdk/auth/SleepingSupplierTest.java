package io.github.dialogporten.sdk.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.parties.AccessQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The caller's own source of tokens sleeps: the time of the call is over all the same. */
@Timeout(120)
class SleepingSupplierTest {

  private static final Duration SHORT = Duration.ofMillis(100);

  private final StubServer server = new StubServer();
  private final CountDownLatch woken = new CountDownLatch(1);
  private final List<Thread> asked = new ArrayList<>();
  private final AtomicInteger interrupts = new AtomicInteger();

  @AfterEach
  void close() {
    woken.countDown();
    server.close();
  }

  /** Sleeps until it is interrupted, and fails as most code does then. */
  private String sleep() {
    asked.add(Thread.currentThread());
    try {
      woken.await();
      return "token";
    } catch (InterruptedException e) {
      interrupts.incrementAndGet();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private DialogportenClient client(TokenProvider provider) {
    return server.client(provider).with(o -> o.withTimeout(SHORT));
  }

  private static TransportException outOfTime(Runnable call) {
    TransportException failure = catchThrowableOfType(TransportException.class, call::run);
    assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
    return failure;
  }

  enum Call {
    DIALOGPORTENS_TOKEN(client -> client.dialogs().open(new UUID(1, 1))),
    ALTINNS_TOKEN(client -> client.parties().withAccess(AccessQuery.defaults()));

    private final Consumer<DialogportenClient> work;

    Call(Consumer<DialogportenClient> work) {
      this.work = work;
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsInterruptedOnTheCallersThreadAndNothingIsSent(Call call) {
    DialogportenClient client = client(TokenProvider.ofSupplier(this::sleep));

    TransportException failure = outOfTime(() -> call.work.accept(client));

    assertThat(failure.attempts()).isZero();
    assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
    assertThat(asked).containsExactly(Thread.currentThread());
    assertThat(interrupts).hasValue(1);
    assertThat(Thread.interrupted()).as("the flag is the limit's, and gone with it").isFalse();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void oneThatHearsNoInterruptSendsNothingEither() {
    DialogportenClient client =
        client(
            TokenProvider.ofSupplier(
                () -> {
                  try {
                    woken.await();
                  } catch (InterruptedException e) {
                    interrupts.incrementAndGet();
                  }
                  return "too late";
                }));
    assertThat(outOfTime(() -> client.dialogs().open(new UUID(1, 1))).attempts()).isZero();
    assertThat(interrupts).hasValue(1);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void anInterruptOfTheCallersStays() {
    DialogportenClient client = client(TokenProvider.ofSupplier(() -> "token"));
    server.answers("{\"authorizedParties\":[]}");
    Thread.currentThread().interrupt();
    assertThat(catchThrowableOfType(TransportException.class, () -> client.parties().list()))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(TransportException.Kind.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aCacheLetsTheCallerGoAndKeepsWhatComesLater() throws Exception {
    AtomicInteger loads = new AtomicInteger();
    CountDownLatch loaded = new CountDownLatch(1);
    TokenProvider cached =
        new CachingTokenProvider(
            TokenProvider.ofAccessTokens(
                () -> {
                  loads.incrementAndGet();
                  try {
                    return AccessToken.of(sleep(), server.time().now().plusSeconds(3600));
                  } finally {
                    loaded.countDown();
                  }
                }),
            server.time());
    server.answers("{\"authorizedParties\":[]}");

    for (int i = 0; i < 3; i++) {
      assertThat(outOfTime(() -> client(cached).parties().list()).attempts()).isZero();
    }
    assertThat(server.requests()).isEmpty();
    woken.countDown();
    loaded.await();

    assertThat(server.client(cached).parties().list().all()).isEmpty();
    assertThat(loads).as("one for all").hasValue(1);
    assertThat(interrupts).hasValue(0);
    assertThat(asked).doesNotContain(Thread.currentThread());
  }

  /** The second attempt gets no token: what the first may have done is what counts. */
  @Test
  void whatAnEarlierAttemptMayHaveDoneIsNotForgotten() {
    AtomicInteger times = new AtomicInteger();
    TokenProvider once =
        TokenProvider.ofSupplier(() -> times.getAndIncrement() == 0 ? "token" : sleep());
    server
        .wire()
        .stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

    TransportException failure =
        catchThrowableOfType(
            TransportException.class,
            () ->
                server
                    .client(once)
                    .with(o -> o.withTimeout(Duration.ofSeconds(2)))
                    .dialogs()
                    .open(new UUID(1, 1)));

    assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void theRenewalOfATokenHasNoMoreTimeThanTheCall() {
    server
        .wire()
        .stubFor(
            any(anyUrl())
                .withHeader("Authorization", equalTo("Bearer old"))
                .willReturn(aResponse().withStatus(401)));
    AtomicInteger times = new AtomicInteger();
    TokenProvider slow =
        TokenProvider.ofSupplier(() -> times.getAndIncrement() == 0 ? "old" : sleep());

    TransportException failure =
        outOfTime(
            () ->
                server
                    .client(slow)
                    .with(o -> o.withTimeout(Duration.ofSeconds(2)))
                    .parties()
                    .list());

    assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
    assertThat(interrupts).hasValue(1);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(server.requests()).hasSize(1);
  }
}
