package io.github.dialogporten.sdk.idporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.idporten.MiniProvider.Seen;
import io.github.dialogporten.sdk.keys.Certificates;
import io.github.dialogporten.sdk.keys.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client's own key: replaced, expired, missing; and what a preset does not know. */
class ClientKeyTest {

  private static final String PASSWORD = "test-password";

  @TempDir private Path directory = Path.of("");

  private final MiniProvider provider = new MiniProvider();

  @AfterEach
  void stop() {
    provider.close();
  }

  private IdPortenClient client(Supplier<SigningKey> keys) {
    return provider.client().authentication(ClientAuthentication.privateKeyJwt(keys)).build();
  }

  @Test
  void theKeyCanBeReplacedWhileTheProgramRuns() throws Exception {
    RSAKey next = new RSAKey.Builder(MiniProvider.CLIENT_KEY).keyID("client-2").build();
    AtomicReference<SigningKey> current = new AtomicReference<>(MiniProvider.signingKey());
    IdPortenClient client = client(current::get);
    provider.login(client, "a1", null, 120);
    current.set(SigningKey.jwk(next.toJSONString()));
    provider.login(client, "a2", null, 120);
    assertThat(keyId(provider.seen("/token").get(0))).isEqualTo("client-1");
    assertThat(keyId(provider.seen("/token").get(1))).isEqualTo("client-2");
  }

  private static String keyId(Seen sent) throws Exception {
    return SignedJWT.parse(sent.one("client_assertion")).getHeader().getKeyID();
  }

  @Test
  void aSupplierWithoutAKeySendsNothing() {
    IdPortenClient client =
        client(
            () -> {
              throw new IllegalStateException("canary");
            });
    assertThatThrownBy(() -> provider.login(client, "a1", null, 120))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("nothing was sent: the supplier of signing keys gave none")
        .hasStackTraceContaining("IllegalStateException")
        .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("canary"));
    assertThat(provider.seen("/token")).isEmpty();
  }

  /** By the client's clock, which a test moves. */
  @Test
  void aCertificateThatHasExpiredIsSaidBeforeAnythingIsSent() throws Exception {
    Path store =
        Certificates.saved(
            directory.resolve("k.p12"),
            PASSWORD,
            Certificates.LEAF_KEY,
            Certificates.LEAF,
            Certificates.MIDDLE,
            Certificates.ROOT);
    SigningKey key = SigningKey.pkcs12(store, PASSWORD.toCharArray());
    IdPortenClient client =
        provider.client().authentication(ClientAuthentication.privateKeyJwt(key)).build();
    provider.login(client, "a1", null, 120);
    provider.time.advance(Duration.between(provider.time.now(), Certificates.UNTIL).plusDays(1));
    assertThatThrownBy(() -> provider.login(client, "a2", null, 120))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("nothing was sent")
        .hasMessageContaining("certificate");
    assertThat(provider.seen("/token")).hasSize(1);
  }

  private PersonSession ofTestIdPorten() {
    IdPortenClient client = provider.client().build();
    PersonSession session = provider.login(client, "a1", "r1", 120);
    return new PersonSession(
        new PersonSession.Person(
            "https://test.idporten.no", "client", "subject", null, null, null, null),
        session.tokens(),
        List.of("openid"),
        List.of("openid"));
  }

  private IdPortenClient throughProxy(int port) {
    AltinnConnection connection =
        AltinnConnection.builder(AltinnEnvironment.TT02)
            .http(AltinnHttp.builder().proxy("127.0.0.1", port).build())
            .timeSource(provider.time)
            .build();
    return IdPortenClient.builder(connection)
        .clientId("client")
        .authentication(ClientAuthentication.none())
        .scopes("openid")
        .build();
  }

  /** A proxy that lets nothing through counts who wants to reach ID-porten. */
  @Test
  void whoWaitsForMetadataThatCannotBeReadDoesNotAskAgain() throws Exception {
    PersonSession session = ofTestIdPorten();
    AtomicInteger asked = new AtomicInteger();
    ExecutorService threads = Executors.newCachedThreadPool();
    try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      IdPortenClient client = throughProxy(proxy.getLocalPort());
      threads.execute(
          () -> {
            try {
              while (true) {
                proxy.accept().close();
                asked.incrementAndGet();
              }
            } catch (IOException e) {
              // the test is over
            }
          });
      List<Future<TransportException>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(
            threads.submit(
                () ->
                    catchThrowableOfType(TransportException.class, () -> client.revoke(session))));
      }
      Set<Throwable> first = Collections.newSetFromMap(new IdentityHashMap<>());
      for (Future<TransportException> each : all) {
        Throwable failure = each.get(20, TimeUnit.SECONDS);
        while (failure.getCause() instanceof TransportException earlier) {
          failure = earlier;
        }
        first.add(failure);
      }
      assertThat(first).hasSize(1); // one reading failed, and all were told
      assertThat(asked.get()).isPositive();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Silence would leave tokens alive: ID-porten's preset does not know where to revoke them. */
  @Test
  void aLogoutWithoutAnyMetadataFailsRatherThanSkipTheRevocation() throws IOException {
    PersonSession session = ofTestIdPorten();
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    // a proxy that is not there: nothing leaves this machine
    IdPortenClient client = throughProxy(closed);
    assertThat(client.logoutUri(session)).hasHost("login.test.idporten.no");
    assertThatThrownBy(() -> client.logout(session)).isInstanceOf(TransportException.class);
    assertThatThrownBy(() -> client.revoke(session)).isInstanceOf(TransportException.class);
  }
}
