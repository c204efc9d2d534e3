package io.github.dialogporten.sdk.faults;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.dialogporten.sdk.config.AltinnHttp;
import io.github.dialogporten.sdk.errors.InvalidRequestException;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.RecordingListener;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.observe.AttemptEnded;
import io.github.dialogporten.sdk.observe.CallEvent;
import io.github.dialogporten.sdk.observe.ItemsDropped;
import io.github.dialogporten.sdk.parties.Party;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Answers that are one whole document, and those that are not; items that are null; limits. */
class WholeAnswerTest {

  private static final String NOBODY = "{\"authorizedParties\":[]}";

  private final RecordingListener listener = new RecordingListener();
  private final List<StubServer> servers = new ArrayList<>();
  private final StubServer server = server(AltinnHttp.builder());

  private StubServer server(AltinnHttp.Builder http) {
    StubServer made = new StubServer(http.listener(listener).build());
    servers.add(made);
    return made;
  }

  @AfterEach
  void stop() {
    servers.forEach(StubServer::close);
  }

  /** At first this, and then what the operation really answers. */
  private void atFirst(EveryOperation operation, String body) {
    server.wire().resetAll();
    stub(Scenario.STARTED, aResponse().withBody(body));
    stub("later", aResponse().withBody(operation.answer()));
  }

  private void stub(String state, ResponseDefinitionBuilder response) {
    server
        .wire()
        .stubFor(
            any(anyUrl())
                .inScenario("answers")
                .whenScenarioStateIs(state)
                .willSetStateTo("later")
                .willReturn(response));
  }

  /** Empty, cut, and with something after its end. */
  private static List<String> broken(String whole) {
    return List.of(
        "",
        "\r\n",
        whole.substring(0, whole.length() - 1),
        whole.substring(0, whole.length() / 2),
        whole.substring(0, 1),
        whole + "}",
        whole + whole,
        whole + "<!-- 10.0.0.1 -->",
        whole + "\0");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "LABELS_.*") // any body is refused there
  void whatIsNotOneWholeDocumentIsAskedForAgain(EveryOperation operation) {
    for (String body : broken(operation.answer())) {
      atFirst(operation, body);
      assertThat(operation.call(server.client())).as(body).isNotNull();
      assertThat(server.requests()).as(body).hasSize(2);
      assertThat(listener.events(AttemptEnded.class).get(0).failure())
          .contains("TransportException.CLOSED");
      listener.forget();
    }
  }

  @Test
  void anAnswerThatNeverComesWholeIsABrokenConnection() {
    server.answers(NOBODY + "}");
    TransportException broken =
        catchThrowableOfType(TransportException.class, () -> server.client().parties().list());
    assertThat(broken.kind()).isEqualTo(TransportException.Kind.CLOSED);
    assertThat(broken.attempts()).isEqualTo(3);
    assertThat(broken.isTransient()).isTrue();
    assertThat(broken.mayHaveBeenCarriedOut()).isFalse();
  }

  @Test
  void spaceAroundADocumentIsNothing() {
    server.answers("\ufeff \r\n" + NOBODY + " \r\n\t\n");
    assertThat(server.client().parties().list()).isEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void nullItemsAreDroppedAndTold() {
    List<String> logged = new ArrayList<>();
    Logger logger = Logger.getLogger("io.github.dialogporten.sdk.http");
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            logged.add(record.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Level before = logger.getLevel();
    logger.addHandler(handler);
    logger.setLevel(Level.FINE);
    try {
      server.answers(
          "{\"authorizedParties\":[null,{\"name\":\"Syntetisk Bakeri AS\"},null,"
              + "{\"name\":\"Syntetisk Butikk AS\",\"subParties\":[null]},null]}");
      assertThat(server.client().parties().list())
          .extracting(Party::name)
          .containsExactly("Syntetisk Bakeri AS", "Syntetisk Butikk AS");
    } finally {
      logger.setLevel(before);
      logger.removeHandler(handler);
    }
    ItemsDropped dropped = listener.event(ItemsDropped.class);
    assertThat(dropped.count()).isEqualTo(3);
    assertThat(dropped.operation()).isEqualTo("parties.list");
    assertThat(listener.events().indexOf((CallEvent) dropped))
        .isLessThan(listener.events().indexOf((CallEvent) listener.event(AttemptEnded.class)));
    assertThat(logged).contains("parties.list: 3 null items dropped");
  }

  @ParameterizedTest
  @EnumSource(
      value = EveryOperation.class,
      names = {
        "PARTIES_LIST",
        "PARTIES_WITH_ACCESS",
        "DIALOGS_SEARCH",
        "TRANSMISSIONS",
        "ACTIVITIES",
        "SEEN_LOG",
        "LABEL_LOG",
        "RESOURCES",
        "CATALOGUE"
      })
  void nullItemsOfEveryListAreTold(EveryOperation operation) {
    server.answers(operation.answer()); // with one null beside what is odd
    operation.call(server.client());
    assertThat(listener.event(ItemsDropped.class).count()).isEqualTo(1);
  }

  @Test
  void withoutNullItemsNothingIsTold() {
    server.answers(NOBODY);
    server.client().parties().list();
    assertThat(listener.events(ItemsDropped.class)).isEmpty();
  }

  @Test
  void aLongerAnswerNamesTheLimitAndTheSetting() {
    String body = NOBODY + " ".repeat(1_000 - NOBODY.length());
    StubServer exact = server(AltinnHttp.builder().maxJson(1_000));
    assertThat(exact.answers(body).client().parties().list()).isEmpty();

    exact.answers(body + " ");
    ResponseFormatException tooLong =
        catchThrowableOfType(ResponseFormatException.class, () -> exact.client().parties().list());
    assertThat(tooLong)
        .hasMessageContaining("a body of at most 1000 bytes (AltinnHttp.Builder.maxJson)");
    assertThat(tooLong.attempts()).isEqualTo(1);
  }

  @Test
  void theLimitIsOnWhatIsUnpacked() throws IOException {
    String body = NOBODY + " ".repeat(100_000);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body.getBytes(UTF_8));
    }
    StubServer small = server(AltinnHttp.builder().maxJson(10_000));
    assertThat(packed.size()).isLessThan(10_000);
    small
        .wire()
        .stubFor(
            any(anyUrl())
                .willReturn(
                    aResponse()
                        .withHeader("Content-Encoding", "gzip")
                        .withBody(packed.toByteArray())));
    assertThat(
            catchThrowableOfType(
                ResponseFormatException.class, () -> small.client().parties().list()))
        .hasMessageContaining("maxJson");
  }

  @Test
  void unlessSetTheLimitIs64MebibytesAndOfErrors256Kibibytes() {
    assertThat(AltinnHttp.defaults().maxJson()).isEqualTo(67_108_864);
    assertThat(AltinnHttp.defaults().maxErrorBody()).isEqualTo(262_144);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AltinnHttp.builder().maxJson(0))
        .withMessage("maxJson must be 1 byte or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AltinnHttp.builder().maxErrorBody(-1))
        .withMessage("maxErrorBody must be 1 byte or more");
  }

  @Test
  void aLongProblemIsReadUpToItsLimit() {
    String problem = "{\"title\":\"too many\",\"detail\":\"" + "x".repeat(200_000) + "\"}";
    String longer = problem.replace("xx", "xxx");
    assertThat(refusal(server, problem).problem().title()).contains("too many");
    assertThat(refusal(server, longer).problem().isEmpty()).isTrue();
    StubServer generous = server(AltinnHttp.builder().maxErrorBody(1_000_000));
    assertThat(refusal(generous, longer).problem().title()).contains("too many");
  }

  private static InvalidRequestException refusal(StubServer server, String body) {
    server.wire().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(400).withBody(body)));
    return catchThrowableOfType(
        InvalidRequestException.class, () -> server.client().parties().list());
  }
}
