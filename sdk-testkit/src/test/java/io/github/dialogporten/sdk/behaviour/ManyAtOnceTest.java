package io.github.dialogporten.sdk.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.TimeSource;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.keys.SigningKey;
import io.github.dialogporten.sdk.maskinporten.MaskinportenClient;
import io.github.dialogporten.sdk.testkit.Fault;
import io.github.dialogporten.sdk.testkit.TestClock;
import io.github.dialogporten.sdk.testkit.world.TestParty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads, few tokens: what reaches Maskinporten. */
class ManyAtOnceTest {

  private static final TokenRequest WANTED =
      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(30));
  private static final List<String> CUSTOMERS =
      List.of(
          "310268593",
          "310923044",
          "310010693",
          "310166138",
          "311860917",
          "310308242",
          "318219931",
          "315181909",
          "319378650",
          "312319489");

  private final Setup setup = new Setup();
  private final List<TokenProvider> customers = customers();

  private List<TokenProvider> customers() {
    List<TokenProvider> providers = new ArrayList<>();
    for (String number : CUSTOMERS) {
      TestParty party = setup.altinn.parties().organisation(number, "SYNTETISK " + number);
      setup.altinn.systemUsers().add(party, setup.world.clientId());
      providers.add(setup.maskinporten.systemUser(number));
    }
    return providers;
  }

  @AfterEach
  void close() {
    setup.close();
  }

  @Test
  void aThousandThreadsAndTenExpiredTokensAreTenRequests() throws Exception {
    customers.forEach(customer -> customer.token(WANTED));
    setup.clock.advance(Duration.ofSeconds(121));
    setup.altinn.requests().clear();

    AtomicInteger next = new AtomicInteger();
    List<AccessToken> tokens =
        Together.run(1_000, () -> customers.get(next.getAndIncrement() % 10).token(WANTED));

    assertThat(setup.grants()).hasSize(10);
    assertThat(new HashSet<>(tokens)).hasSize(10);
  }

  @Test
  void twoHundredThatAreNotAcceptedAreOneRenewal() throws Exception {
    TokenProvider systemUser = setup.systemUser(setup.world.customer());
    systemUser.token(WANTED);
    setup.altinn.requests().clear();
    setup
        .altinn
        .faults()
        .next(
            "/parties",
            200,
            Fault.status(401).header("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    CyclicBarrier allRefused = new CyclicBarrier(200);
    TokenProvider gated = new Gated(systemUser, allRefused);
    DialogportenClient client = setup.client(gated);

    List<Boolean> found = Together.run(200, () -> client.parties().list().searchable().isEmpty());

    assertThat(found).hasSize(200).doesNotContain(true);
    assertThat(setup.altinn.faults().remaining()).isZero();
    assertThat(setup.grants()).hasSize(1);
  }

  /** Lets nobody renew before everybody was refused, so that all of them were with one token. */
  private record Gated(TokenProvider provider, CyclicBarrier allRefused) implements TokenProvider {

    @Override
    public AccessToken token(TokenRequest request) {
      return provider.token(request);
    }

    @Override
    public void rejected(TokenRequest request, AccessToken token) {
      try {
        allRefused.await();
      } catch (InterruptedException | BrokenBarrierException e) {
        throw new IllegalStateException(e);
      }
      provider.rejected(request, token);
    }
  }

  @Test
  void anIssuerThatIsDownIsNotHammered() throws Exception {
    setup.altinn.faults().next("/token", 1_000_000, Fault.status(503));
    // waits take no time: those of one customer would else make the others' memory of it older
    MaskinportenClient client =
        MaskinportenClient.builder(
                AltinnConnection.builder(setup.altinn.environment())
                    .timeSource(new WaitingForNothing(setup.clock))
                    .build())
            .clientId(setup.world.clientId())
            .signingKey(SigningKey.jwk(setup.world.client().privateJwk()))
            .scopes("digdir:dialogporten")
            .build();
    List<TokenProvider> customers = CUSTOMERS.stream().map(client::systemUser).toList();

    AtomicInteger next = new AtomicInteger();
    Set<Class<?>> failures = new HashSet<>();
    for (int round = 0; round < 3; round++) {
      failures.addAll(
          Together.run(
              1_000, () -> failureOf(customers.get(next.getAndIncrement() % customers.size()))));
    }

    assertThat(failures).containsExactly(ServiceUnavailableException.class);
    // three attempts for each customer at most, whoever asks and however often
    assertThat(setup.grants().size()).isLessThanOrEqualTo(30);

    // a minute later one finds out for all of them, and none of the others asks
    setup.clock.advance(Duration.ofMinutes(1));
    setup.altinn.requests().clear();
    for (TokenProvider customer : customers) {
      assertThat(failureOf(customer)).isEqualTo(ServiceUnavailableException.class);
    }
    assertThat(setup.grants()).hasSize(3);

    setup.altinn.faults().clear();
    setup.clock.advance(Duration.ofSeconds(10));
    customers.forEach(customer -> assertThat(customer.token(WANTED)).isNotNull());
  }

  private record WaitingForNothing(TestClock clock) implements TimeSource {

    @Override
    public Instant now() {
      return clock.now();
    }

    @Override
    public long nanoTime() {
      return clock.nanoTime();
    }

    @Override
    public void sleep(Duration duration) {
      // the test moves the clock
    }
  }

  private static Class<?> failureOf(TokenProvider customer) {
    try {
      customer.token(WANTED);
      return AccessToken.class;
    } catch (DialogportenException e) {
      return e.getClass();
    }
  }
}
