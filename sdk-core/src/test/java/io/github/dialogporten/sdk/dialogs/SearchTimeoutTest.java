package io.github.dialogporten.sdk.dialogs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.errors.SearchTooBroadException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.StubServer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A search may take the server 20 seconds, or its own 30: its answer is waited for. */
class SearchTimeoutTest {

  private static final DialogQuery QUERY =
      DialogQuery.forServiceResource("urn:altinn:resource:syntetisk").build();
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(150);

  private StubServer server = new StubServer();

  @AfterEach
  void close() {
    server.close();
  }

  private Dialogs dialogs(AltinnHttp.Builder http) {
    server.close();
    server = new StubServer(http.build());
    return server.client().dialogs();
  }

  private void answers(ResponseDefinitionBuilder... responses) {
    String state = Scenario.STARTED;
    for (int i = 0; i < responses.length; i++) {
      String next = "after " + i;
      server
          .wire()
          .stubFor(
              any(anyUrl())
                  .inScenario("answers")
                  .whenScenarioStateIs(state)
                  .willSetStateTo(i == responses.length - 1 ? state : next)
                  .willReturn(responses[i]));
      state = next;
    }
  }

  private static ResponseDefinitionBuilder late(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withFixedDelay(600)
        .withHeader("Content-Type", "application/problem+json")
        .withBody(body);
  }

  private static List<DialogSummary> search(Dialogs dialogs) {
    return dialogs.search(QUERY).stream().toList();
  }

  @Test
  void theDefaultIsAboveTheServersOwn() {
    AltinnHttp defaults = AltinnHttp.defaults();
    assertThat(defaults.readTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(defaults.searchReadTimeout()).isEqualTo(Duration.ofSeconds(40));
    assertThat(defaults.searchReadTimeout().multipliedBy(2))
        .as("both times")
        .isLessThan(defaults.callTimeout());
  }

  @Test
  void aReadTimeoutThatIsSetHoldsForSearchesUntilTheirsIs() {
    AltinnHttp.Builder http = AltinnHttp.builder().readTimeout(LONG.plusSeconds(30));
    assertThat(http.build().searchReadTimeout()).isEqualTo(LONG.plusSeconds(30));
    assertThat(http.searchReadTimeout(SHORT).build().searchReadTimeout()).isEqualTo(SHORT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> http.searchReadTimeout(Duration.ZERO))
        .withMessage("searchReadTimeout: more than zero, at most an hour");
  }

  @Test
  void whatTheServerSaysOfAWideSearchIsSeen() {
    Dialogs dialogs = dialogs(AltinnHttp.builder().readTimeout(SHORT).searchReadTimeout(LONG));
    answers(
        late(422, "{\"status\":422,\"errors\":{\"Search\":[\"The search matched too many.\"]}}"));
    assertThat(catchThrowableOfType(SearchTooBroadException.class, () -> search(dialogs)))
        .isNotNull();
    assertThat(server.requests()).hasSize(1);

    answers(late(500, "{}"));
    ServerException failed = catchThrowableOfType(ServerException.class, () -> search(dialogs));
    assertThat(failed.status()).isEqualTo(500);
    assertThat(failed.attempts()).isEqualTo(2);
  }

  @Test
  void otherCallsKeepTheReadTimeout() {
    Dialogs dialogs = dialogs(AltinnHttp.builder().readTimeout(SHORT).searchReadTimeout(LONG));
    answers(late(500, "{}"));
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> dialogs.activities(new UUID(1, 1)));
    assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
    assertThat(failure.attempts()).isEqualTo(3);
  }

  @Test
  void oneThatTimesOutIsSentTwice() {
    Dialogs dialogs = dialogs(AltinnHttp.builder().searchReadTimeout(SHORT));
    answers(late(200, "{}"));
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> search(dialogs));
    assertThat(failure.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(failure.isTransient()).isTrue();
  }

  @Test
  void theSecondIsTheLastWhateverComesOfIt() {
    Dialogs dialogs = dialogs(AltinnHttp.builder().searchReadTimeout(SHORT));
    answers(late(200, "{}"), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> search(dialogs));
    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(server.requests()).hasSize(2);
  }
}
