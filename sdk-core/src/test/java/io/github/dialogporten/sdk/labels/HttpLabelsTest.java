package io.github.dialogporten.sdk.labels;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogs.SystemLabel;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.ConflictException;
import io.github.dialogporten.sdk.errors.PreconditionFailedException;
import io.github.dialogporten.sdk.errors.ResponseFormatException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.StubServer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One dialog's labels on the wire: what is sent, and what is made of each answer. */
class HttpLabelsTest {

  private static final UUID ID = UUID.fromString("0198c2a1-0000-7000-8000-00000000000a");
  private static final UUID OLD = UUID.fromString("0198c2a1-0000-7000-8000-00000000000b");
  private static final UUID NEW = UUID.fromString("0198c2a1-0000-7000-8000-00000000000c");
  private static final LabelTarget AT_OLD = LabelTarget.of(ID, OLD);
  private static final String PATH = "/api/v1/enduser/dialogs/" + ID + "/context/systemlabels";

  private final StubServer server = new StubServer();
  private final Labels labels = new HttpLabels(server.pipeline());

  @AfterEach
  void stop() {
    server.close();
  }

  private static ResponseDefinitionBuilder done() {
    return aResponse().withStatus(204).withHeader("Etag", NEW.toString());
  }

  private static ResponseDefinitionBuilder lost() {
    return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
  }

  /** One answer after the other; the last is repeated. */
  private void answers(ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      String state = i == 0 ? "Started" : "after " + i;
      server
          .wire()
          .stubFor(
              any(urlPathMatching(".*systemlabels.*"))
                  .inScenario("answers")
                  .whenScenarioStateIs(state)
                  .willSetStateTo(i == answers.length - 1 ? state : "after " + (i + 1))
                  .willReturn(answers[i]));
    }
  }

  private void logged(ResponseDefinitionBuilder answer) {
    server.wire().stubFor(get(urlPathMatching(".*/context/labellog")).willReturn(answer));
  }

  private static ResponseDefinitionBuilder log(String... entries) {
    StringBuilder body = new StringBuilder("[");
    for (int i = 0; i < entries.length; i++) {
      String[] entry = entries[i].split(" ");
      body.append(i == 0 ? "" : ",")
          .append("{\"createdAt\":\"2026-03-01T10:00:0")
          .append(i)
          .append(".0000000Z\",\"action\":\"")
          .append(entry[0])
          .append("\",\"name\":\"systemlabel:")
          .append(entry[1])
          .append("\",\"performedBy\":{\"actorType\":\"PartyRepresentative\"}}");
    }
    return aResponse().withBody(body.append(']').toString());
  }

  private List<String> sent() {
    return server.requests().stream()
        .map(request -> request.getMethod() + " " + request.getUrl().replaceAll(".*/", ""))
        .toList();
  }

  @Test
  void withoutARevisionNoneIsAskedFor() {
    answers(done());

    LabelResult result = labels.archive(ID);

    assertThat(result.dialogId()).isEqualTo(ID);
    assertThat(result.revision()).contains(NEW);
    assertThat(result.attempts()).isEqualTo(1);
    LoggedRequest request = server.request();
    assertThat(request.getMethod().value()).isEqualTo("PUT");
    assertThat(request.getUrl()).isEqualTo(PATH);
    assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(request.containsHeader("If-Match")).isFalse();
    assertThat(request.getBodyAsString()).isEqualTo("{\"addLabels\":[\"Archive\"]}");
  }

  @Test
  void aRevisionGoesBare() {
    answers(done());

    labels.change(AT_OLD, LabelChange.remove(SystemLabel.BIN).andAdd(SystemLabel.DEFAULT));

    assertThat(server.request().getHeader("If-Match")).isEqualTo(OLD.toString());
    assertThat(server.request().getBodyAsString())
        .isEqualTo("{\"addLabels\":[\"Default\"],\"removeLabels\":[\"Bin\"]}");
  }

  @Test
  void everyNameIsItsChange() {
    answers(done());
    CallOptions options = CallOptions.none().withLanguages("nb");
    Labels view = new HttpLabels(server.pipeline().with(options));
    LabelTarget target = LabelTarget.of(ID);

    view.archive(ID);
    labels.archive(target);
    labels.moveToBin(ID);
    view.moveToBin(ID);
    labels.moveToBin(target);
    labels.restore(ID);
    view.restore(ID);
    labels.restore(target);
    labels.markAsUnopened(ID);
    view.markAsUnopened(ID);
    labels.markAsUnopened(target);

    assertThat(server.requests())
        .extracting(LoggedRequest::getBodyAsString)
        .containsExactly(
            "{\"addLabels\":[\"Archive\"]}",
            "{\"addLabels\":[\"Archive\"]}",
            "{\"addLabels\":[\"Bin\"]}",
            "{\"addLabels\":[\"Bin\"]}",
            "{\"addLabels\":[\"Bin\"]}",
            "{\"removeLabels\":[\"Bin\",\"Archive\"]}",
            "{\"removeLabels\":[\"Bin\",\"Archive\"]}",
            "{\"removeLabels\":[\"Bin\",\"Archive\"]}",
            "{\"addLabels\":[\"MarkedAsUnopened\"]}",
            "{\"addLabels\":[\"MarkedAsUnopened\"]}",
            "{\"addLabels\":[\"MarkedAsUnopened\"]}");
    assertThat(server.requests()).noneMatch(request -> request.containsHeader("Accept-Language"));
  }

  @Test
  void aTagOfAnyFormIsRead() {
    for (String tag : List.of("\"" + NEW + "\"", "W/\"" + NEW + "\"", " " + NEW)) {
      server.wire().resetAll();
      answers(aResponse().withStatus(204).withHeader("ETag", tag));
      assertThat(labels.archive(ID).revision()).as(tag).contains(NEW);
    }
    server.wire().resetAll();
    answers(aResponse().withStatus(204).withHeader("ETag", "xyz"));
    assertThat(labels.archive(ID).revision()).isEmpty();
  }

  @Test
  void aConflictOfTheMomentIsTriedAgain() {
    answers(aResponse().withStatus(409), aResponse().withStatus(409), done());

    assertThat(labels.archive(AT_OLD).attempts()).isEqualTo(3);
    assertThat(server.requests())
        .allMatch(request -> request.getHeader("If-Match").equals(OLD.toString()));
  }

  @Test
  void aConflictThatStaysIsThrown() {
    answers(aResponse().withStatus(409));

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> labels.archive(ID))
        .matches(e -> e.attempts() == 3 && !e.mayHaveBeenCarriedOut());
  }

  @Test
  void somebodyElsesChangeIsThrownWithoutALook() {
    answers(aResponse().withStatus(412));

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> labels.archive(AT_OLD))
        .matches(e -> !e.mayHaveBeenCarriedOut());
    assertThat(sent()).containsExactly("PUT systemlabels");
  }

  @Test
  void theOwnChangeIsRecognised() {
    answers(lost(), aResponse().withStatus(412));
    logged(log("set Bin", "remove Bin", "set Archive"));

    LabelResult result = labels.archive(AT_OLD);

    assertThat(result.revision()).isEmpty();
    assertThat(result.attempts()).isEqualTo(2);
    assertThat(sent()).containsExactly("PUT systemlabels", "PUT systemlabels", "GET labellog");
  }

  @Test
  void aGatewayThatGaveUpCountsAsLost() {
    answers(aResponse().withStatus(504), aResponse().withStatus(412));
    logged(log("set Archive"));

    assertThat(labels.archive(AT_OLD).revision()).isEmpty();
  }

  @Test
  void whoDoesNotSayWhenToComeBackMayHaveDoneIt() {
    answers(aResponse().withStatus(503), aResponse().withStatus(412));
    logged(log("set Archive"));

    assertThat(labels.archive(AT_OLD).attempts()).isEqualTo(2);
    assertThat(sent()).containsExactly("PUT systemlabels", "PUT systemlabels", "GET labellog");
  }

  @Test
  void whoSaysWhenToComeBackHasDoneNothing() {
    answers(
        aResponse().withStatus(503).withHeader("Retry-After", "1"), aResponse().withStatus(412));

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> labels.archive(AT_OLD))
        .matches(e -> !e.mayHaveBeenCarriedOut());
    assertThat(sent()).containsExactly("PUT systemlabels", "PUT systemlabels");
  }

  @Test
  void aRedirectLeavesItOpen() {
    answers(aResponse().withStatus(302).withHeader("Location", "/login"));

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> labels.archive(ID))
        .matches(e -> e.mayHaveBeenCarriedOut() && e.attempts() == 1);
  }

  @Test
  void noTokenForAnotherAttemptUndoesNothing() {
    answers(lost(), done());
    List<String> tokens = new ArrayList<>(List.of("one"));
    Labels here = new HttpLabels(server.pipeline(TokenProvider.ofSupplier(() -> tokens.remove(0))));

    TransportException thrown =
        catchThrowableOfType(TransportException.class, () -> here.archive(ID));

    assertThat(thrown.mayHaveBeenCarriedOut()).isTrue();
    assertThat(thrown.isTransient()).isTrue();
    assertThat(thrown.getSuppressed()).hasSize(1).allMatch(e -> e instanceof TokenException);
    assertThat(sent()).containsExactly("PUT systemlabels");
  }

  @Test
  void anothersChangeInsteadIsAConflict() {
    answers(lost(), aResponse().withStatus(412));
    logged(log("set Bin"));

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> labels.archive(AT_OLD));
    assertThat(sent()).containsExactly("PUT systemlabels", "PUT systemlabels", "GET labellog");
  }

  @Test
  void aLogThatCannotBeReadLeavesTheConflict() {
    answers(lost(), aResponse().withStatus(412));
    logged(aResponse().withStatus(404));

    PreconditionFailedException thrown =
        catchThrowableOfType(PreconditionFailedException.class, () -> labels.archive(AT_OLD));

    assertThat(thrown.mayHaveBeenCarriedOut()).isTrue();
    assertThat(thrown.getSuppressed()).hasSize(1);
  }

  @Test
  void aPageInsteadOfNothingIsNoSuccess() {
    answers(aResponse().withBody("<html>Logg inn</html>"));

    assertThatExceptionOfType(ResponseFormatException.class)
        .isThrownBy(() -> labels.archive(ID))
        .matches(e -> e.mayHaveBeenCarriedOut() && e.attempts() == 1)
        .withMessageNotContaining("html");
  }
}
