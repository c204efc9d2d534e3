package io.github.dialogporten.sdk.maskinporten;

import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.BAKERY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.SMITHY;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.WANTED;
import static io.github.dialogporten.sdk.maskinporten.MockMaskinporten.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.auth.TokenPurpose;
import io.github.dialogporten.sdk.auth.TokenRequest;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.SilentServer;
import io.github.dialogporten.sdk.keys.Keys;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One issuer answers nothing, and two thousand customers of it wait. */
@Timeout(120)
class SilentIssuerTest {

  private static final int CUSTOMERS = 2_000;
  private static final int AT_ONCE = 32;
  private static final TokenRequest PATIENT =
      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(100));
  private static final TokenRequest A_SECOND =
      new TokenRequest(TokenPurpose.DIALOGPORTEN, Duration.ofSeconds(1));

  private final SilentServer silent = new SilentServer();
  private final MockMaskinporten other = new MockMaskinporten();
  private final List<Thread> callers = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(CUSTOMERS);

  @AfterEach
  void close() throws InterruptedException {
    for (Thread each : callers) {
      each.interrupt();
    }
    for (Thread each : callers) {
      each.join();
    }
    silent.close();
    other.close();
  }

  private MaskinportenClient clientOfTheSilentOne() {
    URI nobody = silent.origin();
    AltinnEnvironment environment = AltinnEnvironment.local(nobody, nobody, nobody).build();
    return MaskinportenClient.builder(AltinnConnection.to(environment))
        .clientId(MockMaskinporten.CLIENT_ID)
        .signingKey(Keys.signing())
        .scopes("digdir:dialogporten")
        .build();
  }

  private void begin(TokenProvider customer) {
    Thread caller =
        new Thread(
            null,
            () -> {
              try {
                customer.token(PATIENT);
              } catch (TransportException silence) {
                // interrupted when the test ends
              } finally {
                ended.countDown();
              }
            },
            "caller",
            64 * 1024);
    caller.setDaemon(true);
    caller.start();
    callers.add(caller);
  }

  private static Set<Thread> threads() {
    return new HashSet<>(Thread.getAllStackTraces().keySet());
  }

  @Test
  void theCustomersOfAnotherIssuerDoNotWait() throws Exception {
    other.answers(token("t", 3600));
    MaskinportenClient answered = other.client().build();
    answered.systemUser(SMITHY).token(WANTED); // everything that the first call loads is there

    Set<Thread> before = threads();
    // a client for each hundred, as for those who have a key for each group of customers
    MaskinportenClient client = clientOfTheSilentOne();
    for (int i = 0; i < CUSTOMERS; i++) {
      client = i % 100 == 0 ? clientOfTheSilentOne() : client;
      begin(client.systemUser(SystemUser.of(BAKERY).externalRef("customer-" + i)));
    }
    for (Thread each : callers) {
      while (each.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
    }
    silent.awaitSilence(1);

    assertThat(answered.systemUser(BAKERY).token(A_SECOND).value()).isEqualTo("t");

    assertThat(ended.getCount()).as("all wait").isEqualTo(CUSTOMERS);
    Set<Thread> since = threads();
    since.removeAll(before);
    since.removeIf(each -> each.getName().matches("caller|silent-server|qtp.*"));
    assertThat(since).hasSizeLessThanOrEqualTo(64);
    assertThat(since.stream().filter(each -> each.getName().startsWith("dialogporten-token-")))
        .hasSizeLessThanOrEqualTo(AT_ONCE + 1);
  }
}
