package io.github.dialogporten.sdk.faults;

import static io.github.dialogporten.sdk.fixtures.wire.WireServer.Protocol.HTTP_1_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.errors.TransportException.Kind;
import io.github.dialogporten.sdk.fixtures.FakeTime;
import io.github.dialogporten.sdk.fixtures.RawServer;
import io.github.dialogporten.sdk.fixtures.wire.WireServer.Door;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that do not come about: handshakes that end, and proxies that refuse. */
@Timeout(60)
class NoConnectionTest {

  private final FakeTime time = new FakeTime();

  private WiredAltinn altinn() {
    return new WiredAltinn(HTTP_1_1, WiredAltinn::answer, time, AltinnHttp.builder());
  }

  @ParameterizedTest
  @EnumSource(names = {"EOF_IN_HANDSHAKE", "RESET_IN_HANDSHAKE"})
  void aHandshakeThatEndsIsNoConnection(Door door) {
    try (WiredAltinn altinn = altinn()) {
      altinn.server.doors(number -> door);
      TransportException failure = catchThrowableOfType(TransportException.class, altinn::open);
      assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
      assertThat(failure.isTransient()).isTrue();
      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(altinn.server.accepted()).isEqualTo(3);
      assertThat(time.sleeps()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EOF_IN_HANDSHAKE", "RESET_IN_HANDSHAKE"})
  void whatIsSentOnceIsTriedAgainAfterOne(Door door) {
    try (WiredAltinn altinn = altinn()) {
      Dialog dialog = altinn.open();
      altinn.server.doors(number -> number <= 3 ? door : Door.OPEN);
      assertThat(altinn.perform(dialog).status()).isEqualTo(204);
      assertThat(altinn.server.requests()).hasSize(2);
      assertThat(altinn.server.accepted()).isEqualTo(4);
    }
  }

  @Test
  void aCertificateThatIsNotTrustedIsFinal() {
    try (WiredAltinn altinn = altinn()) {
      AltinnConnection stranger =
          AltinnConnection.builder(altinn.connection.environment()).timeSource(time).build();
      DialogportenClient client = client(stranger);
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> WiredAltinn.open(client));
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(failure.isTransient()).isFalse();
    }
  }

  private static DialogportenClient client(AltinnConnection connection) {
    return DialogportenClient.builder(connection)
        .tokenProvider(TokenProvider.ofToken("token"))
        .build();
  }

  private TransportException through(RawServer proxy) {
    int port = proxy.origin().getPort();
    AltinnConnection connection =
        AltinnConnection.builder(AltinnEnvironment.TT02)
            .http(AltinnHttp.builder().proxy("127.0.0.1", port).build())
            .timeSource(time)
            .build();
    return catchThrowableOfType(
        TransportException.class, () -> WiredAltinn.open(client(connection)));
  }

  @ParameterizedTest
  @CsvSource({
    "407, asks for credentials (407): set a proxyAuthenticator by AltinnHttp's customizer",
    "403, does not allow a connection to this host (403)"
  })
  void aProxyThatRefusesIsNamedAndFinal(int status, String what) {
    String answer =
        "HTTP/1.1 %d No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";
    try (RawServer proxy = new RawServer(RawServer.text(answer.formatted(status)))) {
      TransportException failure = through(proxy);
      assertThat(failure.kind()).isEqualTo(Kind.PROXY);
      assertThat(failure)
          .hasMessage("dialogs.open: the proxy 127.0.0.1:" + proxy.origin().getPort() + " " + what)
          .hasNoCause();
      assertThat(failure.isTransient()).isFalse();
      assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(proxy.requests()).singleElement().asString().startsWith("CONNECT ");
    }
  }

  @ParameterizedTest
  @CsvSource({"502", "503", "504", "400", "404"})
  void whateverElseAProxySaysIsNoConnection(String status) {
    String answer = "HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n";
    try (RawServer proxy = new RawServer(RawServer.text(answer))) {
      TransportException failure = through(proxy);
      assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
      assertThat(failure.isTransient()).isTrue();
      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(proxy.requests()).hasSize(3);
    }
  }
}
