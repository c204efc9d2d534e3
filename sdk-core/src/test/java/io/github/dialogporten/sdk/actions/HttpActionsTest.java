package io.github.dialogporten.sdk.actions;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.http.RequestMethod.fromString;
import static com.github.tomakehurst.wiremock.matching.RequestPatternBuilder.newRequestPattern;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.dialogs.Dialog;
import io.github.dialogporten.sdk.dialogs.GuiAction;
import io.github.dialogporten.sdk.errors.ActionException;
import io.github.dialogporten.sdk.errors.ActionException.Reason;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.DialogportenException;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.fixtures.RawServer;
import io.github.dialogporten.sdk.fixtures.ServiceOwner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Write actions: asked for, allowed, and sent once. */
class HttpActionsTest {

  private final ServiceOwner owner = new ServiceOwner();
  private final Actions actions = owner.client.actions();

  @AfterEach
  void close() {
    owner.assertQuiet();
    owner.close();
  }

  private static String action(String id, String method, String url, String more) {
    return """
    {"id":"0195a000-0000-7000-8000-0000000004%s","action":"read","url":"%s",
    "isAuthorized":true,"httpMethod":"%s","priority":"Primary","title":[]%s}
    """
        .formatted(id, url, method, more);
  }

  private static String actions(String... actions) {
    return "\"guiActions\":[" + String.join(",", actions) + "]";
  }

  private Dialog dialog(String method) {
    return owner.dialog(actions(action("01", method, owner.url("/do?x=1"), "")));
  }

  private static final String PROMPT =
      ",\"prompt\":[{\"languageCode\":\"nb\",\"value\":\"Vil du?\"}]";

  private ActionResult perform(Dialog dialog) {
    return perform(dialog, Confirmation.given());
  }

  private ActionResult perform(Dialog dialog, Confirmation confirmation) {
    return actions.perform(dialog, dialog.guiActions().get(0), confirmation);
  }

  private ActionOutcomeUnknownException unknown(Dialog dialog) {
    ActionOutcomeUnknownException failure =
        catchThrowableOfType(ActionOutcomeUnknownException.class, () -> perform(dialog));
    assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
    assertThat(failure.isTransient()).isFalse();
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure.reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
    return failure;
  }

  private ActionException refused(Dialog dialog) {
    return refused(dialog, Confirmation.given());
  }

  private ActionException refused(Dialog dialog, Confirmation confirmation) {
    ActionException failure =
        catchThrowableOfType(ActionException.class, () -> perform(dialog, confirmation));
    assertThat(failure.attempts()).isZero();
    assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
    assertThat(failure.operation()).isEqualTo("actions.perform");
    owner.gotRequests(0);
    return failure;
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE"})
  void anActionIsSentWithAnEmptyBodyAndTheDialogToken(String method) {
    owner.answers("/do", aResponse().withStatus(204));
    perform(dialog(method));
    owner.host.verify(
        1,
        newRequestPattern(fromString(method), WireMock.urlEqualTo("/do?x=1"))
            .withHeader("Authorization", equalTo("Bearer " + ServiceOwner.DIALOG_TOKEN))
            .withHeader("Content-Length", equalTo("0"))
            .withoutHeader("Content-Type")
            .withHeader("Accept", equalTo("*/*")));
    owner.gotRequests(1);
  }

  @ParameterizedTest
  @CsvSource({"200, false, false", "201, false, false", "202, true, false", "204, false, true"})
  void everySuccessIsToldFromTheOthers(int status, boolean pending, boolean updated) {
    ResponseDefinitionBuilder answer = aResponse().withStatus(status);
    owner.answers("/do", status == 204 ? answer : answer.withBody("\"0195\""));
    ActionResult result = perform(dialog("POST"));
    assertThat(result.status()).isEqualTo(status);
    assertThat(result.isPending()).isEqualTo(pending);
    assertThat(result.isDialogUpdated()).isEqualTo(updated);
    assertThat(result).hasToString("ActionResult[" + status + "]");
    assertThat(result).usingRecursiveComparison().isEqualTo(ActionResult.of(status));
  }

  @Test
  void aBodyThatBreaksOffUndoesNothing() {
    try (RawServer server =
            new RawServer(RawServer.text("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"));
        ServiceOwner near = new ServiceOwner(server.origin())) {
      Dialog dialog = near.dialog(actions(action("01", "POST", server.origin() + "/do", "")));
      ActionResult result =
          near.client
              .actions()
              .perform(dialog, dialog.guiActions().get(0), Confirmation.notNeeded());
      assertThat(result.status()).isEqualTo(200);
      assertThat(server.requests()).hasSize(1);
      near.assertQuiet();
    }
  }

  // before anything is sent

  @ParameterizedTest
  @CsvSource({
    "GET, NAVIGATIONAL",
    "PUT, METHOD_NOT_SUPPORTED",
    "PATCH, METHOD_NOT_SUPPORTED",
    "HEAD, METHOD_NOT_SUPPORTED",
    "OPTIONS, METHOD_NOT_SUPPORTED",
    "TRACE, METHOD_NOT_SUPPORTED",
    "CONNECT, METHOD_NOT_SUPPORTED",
    "post, METHOD_NOT_SUPPORTED",
    "LINK, METHOD_NOT_SUPPORTED"
  })
  void onlyPostAndDeleteArePerformed(String method, Reason reason) {
    assertThat(refused(dialog(method)).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @MethodSource
  void whatAsksOrDeletesNeedsAConfirmation(String method, String more) {
    owner.answers("/do", aResponse().withStatus(204));
    Dialog dialog = owner.dialog(actions(action("01", method, owner.url("/do"), more)));
    assertThat(refused(dialog, Confirmation.notNeeded()).reason())
        .isEqualTo(Reason.CONFIRMATION_REQUIRED);
    assertThat(perform(dialog, Confirmation.given()).isDialogUpdated()).isTrue();
    owner.gotRequests(1);
  }

  static Stream<Arguments> whatAsksOrDeletesNeedsAConfirmation() {
    return Stream.of(
        Arguments.of("POST", PROMPT),
        Arguments.of("DELETE", PROMPT),
        Arguments.of("DELETE", ""),
        Arguments.of("DELETE", ",\"isDeleteDialogAction\":true"),
        Arguments.of("POST", ",\"isDeleteDialogAction\":true"));
  }

  @Test
  void whatAsksNothingAndDeletesNothingNeedsNone() {
    owner.answers("/do", aResponse().withStatus(204));
    assertThat(perform(dialog("POST"), Confirmation.notNeeded()).isDialogUpdated()).isTrue();
  }

  @Test
  void withoutARightItIsNotPerformed() {
    String url = owner.url("/do");
    Dialog said =
        owner.dialog(actions(action("01", "POST", url, "").replace("zed\":true", "zed\":false")));
    assertThat(refused(said).reason()).isEqualTo(Reason.NOT_AUTHORIZED);
    Dialog masked =
        owner.dialog(actions(action("01", "POST", "urn:dialogporten:unauthorized", "")));
    assertThat(refused(masked).reason()).isEqualTo(Reason.NOT_AUTHORIZED);
  }

  @Test
  void anActionIsOneOfTheDialogs() {
    owner.answers("/do", aResponse().withStatus(204));
    Dialog dialog = dialog("POST");
    Dialog another = owner.dialog(actions(action("02", "POST", owner.url("/do"), "")));
    assertThatThrownBy(
            () -> actions.perform(dialog, another.guiActions().get(0), Confirmation.given()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("action:");
    // of the same id: the dialog's own is performed, at its own address
    Dialog forged = owner.dialog(actions(action("01", "POST", owner.otherUrl("/stolen"), "")));
    actions.perform(dialog, forged.guiActions().get(0), Confirmation.given());
    owner.gotRequests(1);
    owner.otherHost.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void aDialogOfAnotherIdentityIsRefused() {
    Dialog dialog = dialog("POST");
    Actions other = owner.client.actingAs(TokenProvider.ofToken("other")).actions();
    assertThatThrownBy(
            () -> other.perform(dialog, dialog.guiActions().get(0), Confirmation.given()))
        .isInstanceOf(IllegalArgumentException.class);
    owner.gotRequests(0);
  }

  @Test
  void anExpiredDialogTokenIsNotSent() {
    Dialog dialog = dialog("POST");
    owner.time.advance(Duration.ofMinutes(10));
    assertThat(refused(dialog).reason()).isEqualTo(Reason.TOKEN_OVER);
  }

  @Test
  void thePlatformsOwnActionsAreNotPerformedYet() {
    Dialog dialog =
        owner.dialog(
            actions(
                action(
                    "01",
                    "POST",
                    owner.platformUrl("/correspondence/api/v1/correspondence/1/confirm"),
                    "")));
    assertThat(refused(dialog).reason()).isEqualTo(Reason.PLATFORM_NOT_SUPPORTED);
  }

  // sent once

  static Stream<ResponseDefinitionBuilder> noAnswers() {
    return Stream.of(
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withFault(Fault.EMPTY_RESPONSE),
        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
        aResponse().withStatus(204).withFixedDelay(600));
  }

  @ParameterizedTest
  @MethodSource("noAnswers")
  void withoutAnAnswerNobodyKnowsAndNothingIsSentAgain(ResponseDefinitionBuilder fault) {
    try (ServiceOwner slow = new ServiceOwner(Duration.ofMillis(250))) {
      slow.answers("/do", fault);
      for (String method : new String[] {"POST", "DELETE"}) {
        slow.host.resetRequests();
        Dialog dialog = slow.dialog(actions(action("01", method, slow.url("/do"), "")));
        ActionOutcomeUnknownException failure =
            catchThrowableOfType(
                ActionOutcomeUnknownException.class,
                () ->
                    slow.client
                        .actions()
                        .perform(dialog, dialog.guiActions().get(0), Confirmation.given()));
        assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure).hasCauseInstanceOf(TransportException.class);
        slow.gotRequests(1);
        assertThat(slow.time.sleeps()).isEmpty();
      }
      slow.assertQuiet();
    }
  }

  /** With the header of a server that says when to come back, which comes before the deed. */
  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 410, 412, 413, 422, 425, 429, 431, 499, 503})
  void aRefusalComesBeforeTheDeed(int status) {
    owner.answers("/do", aResponse().withStatus(status).withHeader("Retry-After", "0"));
    for (String method : new String[] {"POST", "DELETE"}) {
      owner.host.resetRequests();
      ApiException failure =
          catchThrowableOfType(ApiException.class, () -> perform(dialog(method)));
      assertThat(failure.status()).isEqualTo(status);
      assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
      assertThat(failure.isTransient()).isEqualTo(status == 429 || status == 503);
      owner.gotRequests(1);
    }
    assertThat(owner.time.sleeps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        300, 301, 302, 303, 304, 307, 308, 399, 408, 500, 501, 502, 503, 504, 507, 511, 520, 521,
        522, 524, 525, 599, 600
      })
  void whatElseIsNoSuccessMayHaveComeAfterTheDeed(int status) {
    ResponseDefinitionBuilder answer =
        aResponse().withStatus(status).withHeader("Location", owner.otherUrl("/elsewhere"));
    owner.answers(
        "/do", status == 304 ? answer : answer.withBody("{\"title\":\"Later\",\"code\":\"E-1\"}"));
    for (String method : new String[] {"POST", "DELETE"}) {
      owner.host.resetRequests();
      ApiException cause = (ApiException) unknown(dialog(method)).getCause();
      assertThat(cause.status()).isEqualTo(status);
      assertThat(cause.problem().code()).isEqualTo(Optional.of("E-1").filter(it -> status != 304));
      owner.gotRequests(1);
    }
    owner.otherHost.verify(0, anyRequestedFor(anyUrl()));
    assertThat(owner.time.sleeps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 504, 408, 302})
  void retryAfterChangesNothingElsewhere(int status) {
    owner.answers("/do", aResponse().withStatus(status).withHeader("Retry-After", "0"));
    unknown(dialog("POST"));
    owner.gotRequests(1);
  }

  @Test
  void aWaitThatCannotBeReadIsNone() {
    owner.answers("/do", aResponse().withStatus(503).withHeader("Retry-After", "soon"));
    unknown(dialog("POST"));
  }

  /** What a program does with what may pass, to its end. */
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 408, 500, 502, 503, 504, 520})
  void aLoopOverWhatIsTransientSendsOnce(int status) {
    owner.answers("/do", aResponse().withStatus(status));
    Dialog dialog = dialog("POST");
    int tries = 0;
    boolean again = true;
    while (again && tries < 5) {
      tries++;
      try {
        perform(dialog);
        again = false;
      } catch (DialogportenException e) {
        again = e.isTransient();
      }
    }
    owner.gotRequests(1);
  }

  @ParameterizedTest
  @MethodSource
  void aLoginPageSaysNothingOfTheDeed(ResponseDefinitionBuilder page) {
    owner.answers("/do", page);
    ContentException cause = (ContentException) unknown(dialog("POST")).getCause();
    assertThat(cause.reason()).isEqualTo(ContentException.Reason.LOGIN_PAGE);
    owner.gotRequests(1);
  }

  static Stream<ResponseDefinitionBuilder> aLoginPageSaysNothingOfTheDeed() {
    String form = "<form><input name=p type='password'></form>";
    String html = "text/html; charset=utf-8";
    return Stream.of(
        page(200, html, "<!DOCTYPE html><html><body>" + form),
        page(202, html, "\ufeff\n<html><body>Logg inn"),
        page(201, "application/xhtml+xml", "<?xml version='1.0'?>" + form),
        page(200, null, "<!-- v1 --><HTML>" + " ".repeat(200_000) + form));
  }

  private static ResponseDefinitionBuilder page(int status, String type, String body) {
    ResponseDefinitionBuilder page = aResponse().withStatus(status).withBody(body);
    return type == null ? page : page.withHeader("Content-Type", type);
  }

  @ParameterizedTest
  @MethodSource
  void anyOtherSuccessIsDone(ResponseDefinitionBuilder answer) {
    owner.answers("/do", answer);
    assertThat(perform(dialog("POST")).status()).isBetween(200, 204);
    owner.gotRequests(1);
  }

  static Stream<ResponseDefinitionBuilder> anyOtherSuccessIsDone() {
    return Stream.of(
        page(204, "text/html", ""),
        page(200, "text/html", ""),
        page(200, "text/html", "OK"),
        page(200, "text/html", "{\"ok\":true}"),
        page(202, "application/json", "\"<html>\""),
        page(200, "text/plain", "<html><input type=password>"),
        page(200, null, "{\"id\":1}"),
        page(200, "application/pdf", "%PDF-1.7"));
  }

  /** A server that gives these answers, one to each request, and what comes of them. */
  private static List<Object> outcomes(List<String> answers) {
    RawServer.Script[] scripts =
        answers.stream().map(RawServer::text).toArray(RawServer.Script[]::new);
    List<Object> outcomes = new ArrayList<>();
    try (RawServer server = new RawServer(scripts);
        ServiceOwner near = new ServiceOwner(server.origin())) {
      Dialog dialog = near.dialog(actions(action("01", "POST", server.origin() + "/do", "")));
      GuiAction action = dialog.guiActions().get(0);
      for (int i = 0; i < answers.size(); i++) {
        try {
          outcomes.add(
              near.client.actions().perform(dialog, action, Confirmation.given()).status());
        } catch (RuntimeException e) {
          outcomes.add(e);
        }
      }
      assertThat(server.requests()).hasSize(answers.size());
    }
    return outcomes;
  }

  @Test
  void aHeaderThatIsNoTextChangesNothing() {
    List<String> answers = new ArrayList<>();
    List<Integer> statuses = new ArrayList<>();
    for (String odd : List.of("n\u00e5", "\u007f", "5\u0001", "", "\ud83d\ude00", "12, \u00e5")) {
      for (int status : new int[] {200, 202, 204}) {
        answers.add(
            "HTTP/1.1 %d OK\r\nRetry-After: %s\r\nX-Odd: %s\r\nETag: %s\r\n\r\n"
                .formatted(status, odd, odd, odd));
        statuses.add(status);
      }
    }
    assertThat(outcomes(answers)).isEqualTo(statuses);
  }

  @Test
  void aStatusThatIsNoneIsNoAnswer() {
    List<String> answers =
        Stream.of("-12 Odd", "000 Odd", "042 Odd", "+12 Odd", "99 Odd", "abc", "1000 Odd")
            .map(status -> "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")
            .toList();
    assertThat(outcomes(answers))
        .allSatisfy(
            outcome ->
                assertThat((Throwable) outcome)
                    .isInstanceOf(ActionOutcomeUnknownException.class)
                    .hasCauseInstanceOf(TransportException.class));
  }

  @Test
  void whereNothingLeftThereIsNothingUnknown() throws IOException {
    URI nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
    try (ServiceOwner near = new ServiceOwner(nobody)) {
      Dialog dialog = near.dialog(actions(action("01", "POST", nobody + "/do", "")));
      TransportException failure =
          catchThrowableOfType(
              TransportException.class,
              () ->
                  near.client
                      .actions()
                      .perform(dialog, dialog.guiActions().get(0), Confirmation.notNeeded()));
      assertThat(failure.kind()).isEqualTo(TransportException.Kind.CONNECT);
      assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
      assertThat(failure.attempts()).isEqualTo(3);
    }
  }

  @Test
  void anInterruptBeforeItLeftLeavesNothingUnknown() {
    owner.answers("/do", aResponse().withStatus(204));
    Dialog dialog = dialog("POST");
    Thread.currentThread().interrupt();
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> perform(dialog));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.kind()).isEqualTo(TransportException.Kind.INTERRUPTED);
    assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
    owner.gotRequests(0);
  }

  @Test
  void theTimeOfACallIsTheCallers() {
    owner.answers("/do", aResponse().withStatus(204).withFixedDelay(900));
    Dialog dialog = dialog("POST");
    assertThatThrownBy(
            () ->
                owner
                    .client
                    .with(o -> o.withTimeout(Duration.ofMillis(250)))
                    .actions()
                    .perform(dialog, dialog.guiActions().get(0), Confirmation.notNeeded()))
        .isInstanceOf(ActionOutcomeUnknownException.class);
    owner.gotRequests(1);
  }

  @Test
  void resultsAreSuccesses() {
    assertThatThrownBy(() -> ActionResult.of(400)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Confirmation.given()).hasToString("Confirmation[given]");
    assertThat(Confirmation.notNeeded()).hasToString("Confirmation[not needed]");
    assertThat(actions).hasToString("Actions[local]");
  }
}
