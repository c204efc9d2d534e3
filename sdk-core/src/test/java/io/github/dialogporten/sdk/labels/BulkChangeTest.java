package io.github.dialogporten.sdk.labels;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.errors.BulkFailedException;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.errors.UnauthorizedException;
import io.github.dialogporten.sdk.fixtures.StubServer;
import io.github.dialogporten.sdk.labels.LabelPart.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many dialogs in parts: what is sent, and what becomes of each part. */
class BulkChangeTest {

  private static final UUID REVISION = UUID.fromString("0198c2a1-0000-7000-9000-000000000001");
  private static final String PATH = "/api/v1/enduser/dialogs/context/systemlabels/actions/bulkset";

  private final StubServer server = new StubServer();
  private final Labels labels = new HttpLabels(server.pipeline());

  @BeforeEach
  void start() {
    server.wire().stubFor(any(urlPathEqualTo(PATH)).willReturn(aResponse().withStatus(204)));
  }

  @AfterEach
  void stop() {
    assertThat(Thread.interrupted()).as("an interrupt that nobody took").isFalse();
    server.close();
  }

  private static UUID id(int number) {
    return new UUID(0x0198c2a100007000L, 0x8000_0000_0000_0000L | number);
  }

  private static List<LabelTarget> targets(int count) {
    return IntStream.range(0, count).mapToObj(i -> LabelTarget.of(id(i))).toList();
  }

  private static List<LabelTarget> revised(int count) {
    return IntStream.range(0, count).mapToObj(i -> LabelTarget.of(id(i), REVISION)).toList();
  }

  /** The part that holds this dialog is answered so. */
  private void answer(int dialog, ResponseDefinitionBuilder answer) {
    server
        .wire()
        .stubFor(
            post(urlPathEqualTo(PATH))
                .withRequestBody(containing(id(dialog).toString()))
                .willReturn(answer));
  }

  /** The same, first once and then otherwise. */
  private void answer(int dialog, ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
    server
        .wire()
        .stubFor(
            post(urlPathEqualTo(PATH))
                .withRequestBody(containing(id(dialog).toString()))
                .inScenario("part of " + dialog)
                .whenScenarioStateIs("Started")
                .willSetStateTo("then")
                .willReturn(first));
    server
        .wire()
        .stubFor(
            post(urlPathEqualTo(PATH))
                .withRequestBody(containing(id(dialog).toString()))
                .inScenario("part of " + dialog)
                .whenScenarioStateIs("then")
                .willReturn(then));
  }

  private static ResponseDefinitionBuilder missing(UUID... ids) {
    StringBuilder named = new StringBuilder();
    for (UUID id : ids) {
      named.append(named.isEmpty() ? "" : ", ").append(id);
    }
    return aResponse()
        .withStatus(404)
        .withHeader("Content-Type", "application/problem+json")
        .withBody(
            "{\"title\":\"Resource not"
                + " found.\",\"status\":404,\"errors\":{\"DialogEntity\":[\"Entity"
                + " \\u0027DialogEntity\\u0027 with the following key(s) was not found: ("
                + named
                + ").\"]}}");
  }

  private static List<Outcome> outcomes(BulkLabelResult result) {
    return result.parts().stream().map(LabelPart::outcome).toList();
  }

  private static int dialogsIn(LoggedRequest request) {
    return request.getBodyAsString().split("dialogId", -1).length - 1;
  }

  @Test
  void nothingIsSentForNone() {
    BulkLabelResult result = labels.changeAll(List.of(), LabelChange.ARCHIVE);

    assertThat(result.parts()).isEmpty();
    assertThat(result.throwIfAnyFailed()).isSameAs(result);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aPartHoldsAHundred() {
    List<LabelPart> told = new ArrayList<>();

    BulkLabelResult result = labels.changeAll(targets(250), LabelChange.ARCHIVE, told::add);

    assertThat(outcomes(result)).containsOnly(Outcome.CHANGED).hasSize(3);
    assertThat(result.changed()).isEqualTo(targets(250));
    assertThat(result.failed()).isEmpty();
    assertThat(result.retryable()).isEmpty();
    assertThat(result.stop()).isEmpty();
    assertThat(told).isEqualTo(result.parts());
    assertThat(server.requests())
        .extracting(BulkChangeTest::dialogsIn)
        .containsExactly(100, 100, 50);
    assertThat(result).hasToString("BulkLabelResult[3 parts, 0 failed]");
  }

  @Test
  void revisionsGoInTheBody() {
    labels.changeAll(
        List.of(LabelTarget.of(id(1), REVISION), LabelTarget.of(id(2))),
        LabelChange.MOVE_TO_BIN.andRemove(SystemLabel.MARKED_AS_UNOPENED));

    assertThat(server.request().getBodyAsString())
        .isEqualTo(
            "{\"addLabels\":[\"Bin\"],\"dialogs\":[{\"dialogId\":\""
                + id(1)
                + "\",\"endUserContextRevision\":\""
                + REVISION
                + "\"},{\"dialogId\":\""
                + id(2)
                + "\"}],\"removeLabels\":[\"MarkedAsUnopened\"]}");
  }

  @Test
  void aDialogTwiceIsRefusedBeforeAnythingIsSent() {
    List<LabelTarget> twice = new ArrayList<>(targets(150));
    twice.add(LabelTarget.of(id(3), REVISION));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> labels.changeAll(twice, LabelChange.ARCHIVE))
        .withMessage("targets: each dialog once; number 151 is there before");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void missingOnesAreNamedAndTheRestGoesOn() {
    answer(150, missing(id(150), id(199), UUID.randomUUID()));

    BulkLabelResult result = labels.changeAll(targets(250), LabelChange.ARCHIVE);

    assertThat(outcomes(result))
        .containsExactly(Outcome.CHANGED, Outcome.NOT_CHANGED, Outcome.CHANGED);
    LabelPart part = result.failed().get(0);
    assertThat(part.failure().orElseThrow()).isInstanceOf(NotFoundException.class);
    assertThat(part.missing()).containsExactlyInAnyOrder(id(150), id(199));
    assertThat(result.missing()).isEqualTo(part.missing());
    assertThat(result.retryable())
        .hasSize(98)
        .doesNotContain(LabelTarget.of(id(150)), LabelTarget.of(id(199)));
    assertThat(labels.changeAll(result.retryable(), LabelChange.ARCHIVE).failed()).isEmpty();
  }

  @Test
  void a404ThatNamesNobodyIsNotTriedAgain() {
    answer(0, aResponse().withStatus(404));

    BulkLabelResult result = labels.changeAll(targets(2), LabelChange.ARCHIVE);

    assertThat(result.missing()).isEmpty();
    assertThat(result.retryable()).isEmpty();
  }

  @Test
  void otherRevisionsAreAConflictOfThePart() {
    answer(150, aResponse().withStatus(412));

    BulkLabelResult result = labels.changeAll(revised(250), LabelChange.ARCHIVE);

    assertThat(outcomes(result))
        .containsExactly(Outcome.CHANGED, Outcome.NOT_CHANGED, Outcome.CHANGED);
    assertThat(result.conflicting()).isEqualTo(revised(250).subList(100, 200));
    assertThat(result.retryable()).isEmpty();
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void aConnectionThatIsClosedMeanwhileKeepsWhatIsKnown() {
    BulkLabelResult result =
        labels.changeAll(targets(250), LabelChange.ARCHIVE, part -> server.connection().close());

    assertThat(outcomes(result))
        .containsExactly(Outcome.CHANGED, Outcome.NOT_CHANGED, Outcome.NOT_SENT);
    assertThat(result.stop()).isPresent();
    assertThat(result.retryable()).isEqualTo(targets(250).subList(100, 250));
    assertThat(server.requests()).hasSize(1);
    assertThatThrownBy(() -> labels.changeAll(targets(1), LabelChange.ARCHIVE))
        .isInstanceOf(IllegalStateException.class);
  }

  private void log(String path, String action, String label) {
    server
        .wire()
        .stubFor(
            get(urlPathMatching(path))
                .willReturn(
                    aResponse()
                        .withBody(
                            "[{\"createdAt\":\"2026-03-01T10:00:00Z\",\"action\":\""
                                + action
                                + "\",\"name\":\"systemlabel:"
                                + label
                                + "\"}]")));
  }

  @Test
  void aLostAnswerIsRecognisedOnEachDialog() {
    answer(2, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), aResponse().withStatus(412));
    log(".*/context/labellog", "set", "Archive");

    BulkLabelResult result = labels.changeAll(revised(5), LabelChange.ARCHIVE);

    assertThat(outcomes(result)).containsExactly(Outcome.CHANGED);
    assertThat(server.requests())
        .filteredOn(request -> request.getMethod().value().equals("GET"))
        .extracting(LoggedRequest::getUrl)
        .hasSize(5)
        .allMatch(url -> url.endsWith("/context/labellog"));
  }

  @Test
  void oneDialogThatNeverHadTheLabelSaysThatNoneWasChanged() {
    answer(2, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), aResponse().withStatus(412));
    log(".*/context/labellog", "set", "Archive");
    log(".*/" + id(2) + "/context/labellog", "set", "Bin");

    BulkLabelResult result = labels.changeAll(revised(5), LabelChange.ARCHIVE);

    assertThat(outcomes(result)).containsExactly(Outcome.NOT_CHANGED);
    assertThat(server.requests()).as("it stops there").hasSize(2 + 3);
  }

  @Test
  void oneDialogThatLostTheLabelAgainLeavesThePartUnknown() {
    answer(2, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), aResponse().withStatus(412));
    log(".*/context/labellog", "set", "Archive");
    log(".*/" + id(2) + "/context/labellog", "remove", "Archive");

    BulkLabelResult result = labels.changeAll(revised(5), LabelChange.ARCHIVE);

    assertThat(outcomes(result)).containsExactly(Outcome.UNKNOWN);
    assertThat(result.conflicting()).hasSize(5);
  }

  @Test
  void whatNoLogTellsIsUnknown() {
    answer(2, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), aResponse().withStatus(412));
    server
        .wire()
        .stubFor(get(urlPathMatching(".*/labellog")).willReturn(aResponse().withStatus(403)));

    BulkLabelResult result = labels.changeAll(revised(5), LabelChange.ARCHIVE);

    assertThat(outcomes(result)).containsExactly(Outcome.UNKNOWN);
    assertThat(result.conflicting()).hasSize(5);
    assertThat(result.retryable()).isEmpty();
  }

  @Test
  void anOutageStopsTheWhole() {
    answer(150, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    List<LabelPart> told = new ArrayList<>();

    BulkLabelResult result = labels.changeAll(targets(450), LabelChange.ARCHIVE, told::add);

    assertThat(outcomes(result))
        .containsExactly(
            Outcome.CHANGED, Outcome.UNKNOWN, Outcome.NOT_SENT, Outcome.NOT_SENT, Outcome.NOT_SENT);
    assertThat(told).hasSize(2);
    assertThat(result.stop().orElseThrow()).isInstanceOf(TransportException.class);
    assertThat(result.parts().get(4).failure()).isEmpty();
    assertThat(result.parts().get(4).targets()).hasSize(50);
    assertThat(result.retryable()).isEqualTo(targets(450).subList(100, 450));
    assertThat(server.requests()).hasSize(1 + 1 + 3); // one more over the kept connection
    assertThatExceptionOfType(BulkFailedException.class)
        .isThrownBy(result::throwIfAnyFailed)
        .withMessage("labels.changeAll: 4 of 5 parts failed (after 3 attempts)")
        .matches(e -> e.failedParts() == 4 && e.parts() == 5)
        .matches(e -> e.mayHaveBeenCarriedOut() && e.isTransient())
        .withCauseInstanceOf(TransportException.class);
  }

  @Test
  void aRefusedTokenStopsTheWhole() {
    answer(0, aResponse().withStatus(401).withHeader("WWW-Authenticate", "Bearer"));

    BulkLabelResult result = labels.changeAll(targets(101), LabelChange.ARCHIVE);

    assertThat(outcomes(result)).containsExactly(Outcome.NOT_CHANGED, Outcome.NOT_SENT);
    assertThat(result.stop().orElseThrow()).isInstanceOf(UnauthorizedException.class);
    assertThat(result.retryable()).hasSize(101);
  }

  @Test
  void aServerThatFailsOverOnePartIsAskedForTheNext() {
    answer(0, aResponse().withStatus(500));

    BulkLabelResult result = labels.changeAll(targets(101), LabelChange.ARCHIVE);

    assertThat(outcomes(result)).containsExactly(Outcome.UNKNOWN, Outcome.CHANGED);
    assertThat(result.stop()).isEmpty();
    assertThat(result.retryable()).hasSize(100);
  }

  @ParameterizedTest
  @CsvSource({
    "302, UNKNOWN",
    "408, UNKNOWN",
    "500, UNKNOWN",
    "501, UNKNOWN",
    "502, UNKNOWN",
    "503, UNKNOWN",
    "504, UNKNOWN",
    "520, UNKNOWN",
    "429, NOT_CHANGED",
    "403, NOT_CHANGED"
  })
  void aPartIsUnknownAfterWhatMayHaveComeAfterTheChange(int status, Outcome outcome) {
    answer(0, aResponse().withStatus(status).withHeader("Location", "/login"));

    assertThat(outcomes(labels.changeAll(targets(1), LabelChange.ARCHIVE)))
        .containsExactly(outcome);
  }

  @Test
  void aPartIsNotChangedWhereTheServerSaysWhenToComeBack() {
    answer(0, aResponse().withStatus(503).withHeader("Retry-After", "1"));

    assertThat(outcomes(labels.changeAll(targets(1), LabelChange.ARCHIVE)))
        .containsExactly(Outcome.NOT_CHANGED);
  }

  @Test
  void anInterruptStopsTheWhole() {
    BulkLabelResult result =
        labels.changeAll(
            targets(250), LabelChange.ARCHIVE, part -> Thread.currentThread().interrupt());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcomes(result))
        .containsExactly(Outcome.CHANGED, Outcome.NOT_SENT, Outcome.NOT_SENT);
    assertThat(server.requests()).hasSize(1);
    assertThat(((TransportException) result.stop().orElseThrow()).kind())
        .isEqualTo(TransportException.Kind.INTERRUPTED);
    assertThat(result.retryable()).hasSize(150);
    assertThatExceptionOfType(BulkFailedException.class)
        .isThrownBy(result::throwIfAnyFailed)
        .withMessage("labels.changeAll: 2 of 3 parts failed")
        .matches(e -> !e.mayHaveBeenCarriedOut() && !e.isTransient());
  }

  @Test
  void whatTheListenerThrowsEndsTheCall() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                labels.changeAll(
                    targets(250),
                    LabelChange.ARCHIVE,
                    part -> {
                      throw new IllegalStateException("enough");
                    }));
    assertThat(server.requests()).hasSize(1);
  }
}
