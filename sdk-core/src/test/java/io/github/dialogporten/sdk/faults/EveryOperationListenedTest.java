package io.github.dialogporten.sdk.faults;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.fixtures.RecordingListener;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.observe.AttemptEnded;
import io.github.dialogporten.sdk.observe.CallEnded;
import io.github.dialogporten.sdk.observe.CallEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the operation, a listener is told its template and no value. */
class EveryOperationListenedTest {

  @ParameterizedTest
  @EnumSource(EveryOperation.class)
  void aListenerIsToldNamesAndNumbersOnly(EveryOperation operation) {
    RecordingListener listener = new RecordingListener();
    try (StubServer server = new StubServer(AltinnHttp.builder().listener(listener).build())) {
      server
          .wire()
          .stubFor(
              any(anyUrl())
                  .willReturn(
                      aResponse()
                          .withStatus(404)
                          .withHeader("marked-header", "marked-value")
                          .withBody("{\"title\":\"marked-title\",\"traceId\":\"marked-trace\"}")));
      assertThatThrownBy(() -> operation.call(server.client()))
          .isInstanceOf(NotFoundException.class);
      assertThat(listener.event(AttemptEnded.class).status()).hasValue(404);
      assertThat(listener.event(CallEnded.class).failure()).contains("NotFoundException");
      for (CallEvent event : listener.events()) {
        assertThat(event.operation()).isEqualTo(operation.operation());
        assertThat(event.path()).matches("(/accessmanagement)?(/[a-z0-9._-]+|/\\{[A-Za-z]+})+");
        assertThat(event.toString())
            .doesNotContain("marked", OddAnswers.ID.toString(), "310923044", "127.0.0.1", "eyJ");
      }
    }
  }
}
