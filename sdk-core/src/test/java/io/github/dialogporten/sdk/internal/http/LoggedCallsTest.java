package io.github.dialogporten.sdk.internal.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.fixtures.StubServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator reads at INFO: one line for each thing that went wrong and goes on. */
class LoggedCallsTest {

  private final StubServer server = new StubServer();
  private final List<String> logged = new ArrayList<>();
  private final Logger logger = Logger.getLogger("io.github.dialogporten.sdk.http");
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          if (record.getLevel().intValue() >= Level.INFO.intValue()) {
            logged.add(record.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
    server.close();
  }

  private void answers(ResponseDefinitionBuilder answer) {
    server.wire().stubFor(any(anyUrl()).willReturn(answer));
  }

  @Test
  void aCallThatIsTriedAgainIsALine() {
    answers(aResponse().withStatus(503));
    assertThatThrownBy(() -> server.client().parties().list())
        .isInstanceOf(DialogportenException.class);
    assertThat(logged)
        .hasSize(2)
        .allMatch(
            line -> line.matches("parties.list: attempt [12] failed \\(503\\); .* in [0-9]+ ms"));
  }

  @Test
  void aConnectionThatBreaksIsNamedByWhatItDid() {
    answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThatThrownBy(() -> server.client().parties().list())
        .isInstanceOf(DialogportenException.class);
    assertThat(logged).hasSize(2).allMatch(line -> line.contains("failed (CLOSED)"));
  }

  @Test
  void aRenewedTokenIsALine() {
    AtomicInteger tokens = new AtomicInteger();
    TokenProvider provider = TokenProvider.ofSupplier(() -> "secret-" + tokens.incrementAndGet());
    answers(aResponse().withStatus(401));
    assertThatThrownBy(() -> server.client(provider).parties().list())
        .isInstanceOf(DialogportenException.class);
    assertThat(logged)
        .containsExactly("parties.list: the token was not accepted; once more with a new one");
  }
}
