package io.github.dialogporten.sdk.errors;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.dialogporten.sdk.dialogs.Dialogs;
import io.github.dialogporten.sdk.dialogs.DialogsAccess;
import io.github.dialogporten.sdk.fixtures.StubServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which Dialogporten refuses, as it goes over the wire. */
class ErrorRowsTest {

  private static final UUID ID = UUID.fromString("0198c2a1-0000-7000-8000-000000000001");
  private static final String TRACE = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-00";
  private static final String PROBLEM = "application/problem+json";

  private static StubServer server;

  @BeforeAll
  static void start() {
    server = new StubServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ResponseDefinitionBuilder problem(int status, String title, String errors) {
    String more = errors.isEmpty() ? "" : ",\"errors\":{" + errors + "}";
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", PROBLEM)
        .withBody(
            ("{'type':'https://datatracker.ietf.org/doc/html/rfc7231','title':'" + title + "',")
                    .replace('\'', '"')
                + ("'status':" + status + ",'instance':'/api/v1/enduser/dialogs/" + ID + "',")
                    .replace('\'', '"')
                + ("'traceId':'" + TRACE + "'").replace('\'', '"')
                + more
                + "}");
  }

  private static <T extends ApiException> T refused(
      Class<T> type, ResponseDefinitionBuilder answer) {
    server.wire().resetAll();
    server.wire().stubFor(any(anyUrl()).willReturn(answer));
    Dialogs dialogs = DialogsAccess.over(server.pipeline());
    T thrown = catchThrowableOfType(type, () -> dialogs.open(ID));
    assertThat(thrown).isExactlyInstanceOf(type);
    assertThat(thrown.operation()).isEqualTo("dialogs.open");
    return thrown;
  }

  private static int requests() {
    return server.requests().size();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"limit\":[\"\\u0027Limit\\u0027 must be between 1 and 1000. You entered 0.\"]; limit",
        "\"limit\":[\"Value [abc] is not valid for a [Int32] property!\"]; limit",
        "\"\":[\"Either ServiceResource or Party must be specified.\"]; ``",
        "\"party[0]\":[\"wrong\"]; party[0]",
        "\"party.Count\":[\"too many\"]; party.Count",
        "\"Accept-Language\":[\"Unable to bind header value [nb q=1] to a [..] property!\"];"
            + " Accept-Language",
        "\"continuationToken\":[\"ContinuationToken does not match OrderBy. Missing token keys:"
            + " [contentUpdatedAt].\"]; continuationToken",
        "\"InstanceRef\":[\"... supported identifier ...\"]; InstanceRef",
      })
  void badRequest(String errors, String key) {
    InvalidRequestException thrown =
        refused(
            InvalidRequestException.class,
            problem(400, "One or more validation errors occurred.", errors));
    assertThat(thrown.fieldErrors()).containsOnlyKeys(key);
    assertThat(thrown.fieldErrors().get(key)).hasSize(1);
    assertThat(thrown.traceId()).contains(TRACE);
    assertThat(requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"errors\":[\"one\",\"two\"]; {=[one, two]}",
        "\"errors\":[{\"field\":\"Limit\",\"message\":\"too many\"}]; {Limit=[too many]}",
        "\"errors\":[{\"pointer\":\"/a\",\"detail\":\"x\"},{\"pointer\":\"/a\",\"detail\":\"y\"}];"
            + " {/a=[x, y]}",
        "\"errors\":\"just a text\"; {=[just a text]}",
        "\"errors\":[null,7,[],\"text\",{\"code\":4001}]; {=[text, 4001]}",
        "\"validationErrors\":[{\"code\":\"CORR-00000\",\"detail\":\"needed\","
            + "\"paths\":[\"Content/Title\",\"Content/Body\"]}];"
            + " {Content/Title=[needed], Content/Body=[needed]}",
        "\"validationErrors\":[{\"code\":\"X-1\",\"paths\":[]},{\"title\":\"odd\"}]; {=[X-1, odd]}",
        "\"errors\":{\"Content.Title\":[\"needed\"]},\"validationErrors\":[{\"detail\":\"needed\","
            + "\"paths\":[\"content/title\"]},{\"detail\":\"too long\",\"paths\":[\"Content/Title\"]}];"
            + " {Content.Title=[needed, too long]}",
        "\"errors\":{\"Limit\":[\"a\"],\"limit\":[\"b\"]},\"validationErrors\":null;"
            + " {Limit=[a], limit=[b]}",
      })
  void fieldErrorsInEveryShape(String members, String expected) {
    InvalidRequestException thrown =
        refused(
            InvalidRequestException.class,
            aResponse().withStatus(400).withBody("{\"title\":\"Bad Request\"," + members + "}"));
    assertThat(thrown.fieldErrors()).hasToString(expected);
    assertThat(thrown.toString()).doesNotContain("needed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer error=\"invalid_token\""})
  void unauthorized(String challenge) {
    UnauthorizedException thrown =
        refused(
            UnauthorizedException.class,
            aResponse().withStatus(401).withHeader("WWW-Authenticate", challenge));
    assertThat(thrown.problem().isEmpty()).isTrue();
  }

  @Test
  void unauthorizedWithABody() {
    UnauthorizedException thrown =
        refused(
            UnauthorizedException.class,
            problem(401, "Unauthorized.", "\"Unauthorized\":[\"no\"]"));
    assertThat(thrown.problem().title()).contains("Unauthorized.");
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void forbiddenWithoutTheScope() {
    ForbiddenException thrown = refused(ForbiddenException.class, aResponse().withStatus(403));
    assertThat(thrown.reason()).isEqualTo(ForbiddenException.Reason.SCOPE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "USER_TYPE; Type; Valid user types for this endpoint are: Person, SystemUser,"
            + " IdportenEmailIdentifiedUser",
        "AUTHENTICATION_LEVEL; Forbidden; Altinn authentication level too low.",
        "NO_ACCESS; Forbidden; Forbidden",
        "NO_ACCESS; Forbidden; The following dialog ids are unauthorized and/or missing: (x).",
        "OTHER; Forbidden; something that is new",
      })
  void forbidden(ForbiddenException.Reason reason, String key, String text) {
    for (String type : List.of(PROBLEM, "application/json; charset=utf-8")) {
      ForbiddenException thrown =
          refused(
              ForbiddenException.class,
              problem(403, "Forbidden.", "\"" + key + "\":[\"" + text + "\"]")
                  .withHeader("Content-Type", type));
      assertThat(thrown.reason()).isEqualTo(reason);
      assertThat(requests()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DialogEntity",
        "DialogActivity",
        "DialogSeenLog",
        "DialogTransmission",
        "InstanceRef"
      })
  void missing(String entity) {
    NotFoundException thrown =
        refused(
            NotFoundException.class,
            problem(
                404,
                "Resource not found.",
                "\""
                    + entity
                    + "\":[\"Entity \\u0027"
                    + entity
                    + "\\u0027 with the following"
                    + " key(s) was not found: ("
                    + ID
                    + ").\"]"));
    assertThat(thrown.reason()).isEqualTo(NotFoundException.Reason.MISSING);
    assertThat(thrown.visibleFrom()).isEmpty();
  }

  @Test
  void notYetVisible() {
    NotFoundException thrown =
        refused(
            NotFoundException.class,
            problem(
                    404,
                    "Resource not found.",
                    "\"DialogEntity\":[\"Dialog is not visible until 2026-12-24T12:00:00\"]")
                .withHeader("Expires", "Thu, 24 Dec 2026 12:00:00 GMT"));
    assertThat(thrown.reason()).isEqualTo(NotFoundException.Reason.NOT_YET_VISIBLE);
    assertThat(thrown.visibleFrom()).contains(Instant.parse("2026-12-24T12:00:00Z"));
  }

  @Test
  void expired() {
    NotFoundException thrown =
        refused(
            NotFoundException.class,
            problem(
                404,
                "Resource not found.",
                "\"DialogEntity\":[\"Dialog expired at 2026-01-01T00:00:00\"]"));
    assertThat(thrown.reason()).isEqualTo(NotFoundException.Reason.EXPIRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/json"})
  void notFoundByAGateway(String type) {
    NotFoundException thrown =
        refused(
            NotFoundException.class,
            aResponse()
                .withStatus(404)
                .withHeader("Content-Type", type)
                .withBody("<html>nothing</html>"));
    assertThat(thrown.reason()).isEqualTo(NotFoundException.Reason.OTHER);
  }

  @Test
  void notAcceptable() {
    InvalidRequestException thrown =
        refused(
            InvalidRequestException.class,
            problem(
                406,
                "Requested content type is not acceptable.",
                "\"Accept\":[\"The Accept header must allow JSON responses.\"]"));
    assertThat(thrown.fieldErrors()).containsOnlyKeys("Accept");
    assertThat(thrown.status()).isEqualTo(406);
  }

  @Test
  void conflict() {
    ConflictException thrown =
        refused(
            ConflictException.class, problem(409, "Conflict.", "\"\":[\"... Please try again.\"]"));
    assertThat(thrown.problem().errors()).isEqualTo(Map.of("", List.of("... Please try again.")));
  }

  @Test
  void deleted() {
    GoneException thrown =
        refused(
            GoneException.class,
            problem(
                410,
                "Resource no longer available.",
                "\"DialogEntity\":[\"Entity \\u0027DialogEntity\\u0027 with the following key(s) is"
                    + " removed: ("
                    + ID
                    + ").\"]"));
    assertThat(thrown.reason()).isEqualTo(NotFoundException.Reason.DELETED);
    assertThat(thrown).isInstanceOf(NotFoundException.class);
  }

  @Test
  void preconditionFailed() {
    PreconditionFailedException thrown =
        refused(PreconditionFailedException.class, problem(412, "Precondition failed.", ""));
    assertThat(thrown.problem().errors()).isEmpty();
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void tooLarge() {
    InvalidRequestException thrown =
        refused(InvalidRequestException.class, problem(413, "Payload too large.", ""));
    assertThat(thrown.status()).isEqualTo(413);
  }

  @Test
  void tooBroad() {
    refused(
        SearchTooBroadException.class,
        problem(422, "Unprocessable request.", "\"Search\":[\"The search matched too many\"]"));
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void unprocessable() {
    refused(
        UnprocessableException.class,
        problem(422, "Unprocessable request.", "\"SomeTable\":[\"constraint\"]"));
    assertThat(requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"500, 2", "502, 3", "504, 3"})
  void serverErrors(int status, int attempts) {
    ServerException thrown =
        refused(
            ServerException.class,
            problem(status, "An error occurred while processing the request.", "")
                .withHeader("Content-Type", "application/json; charset=utf-8"));
    assertThat(thrown.status()).isEqualTo(status);
    assertThat(thrown.attempts()).isEqualTo(attempts);
    // what comes twice comes each time, for a dialog without content
    assertThat(thrown.isTransient()).isEqualTo(status != 500);
    assertThat(thrown.mayHaveBeenCarriedOut()).isTrue();
    assertThat(thrown.getMessage().contains("trying again does not help")).isEqualTo(status == 500);
    assertThat(requests()).isEqualTo(attempts);
  }

  @Test
  void maintenance() {
    ResponseDefinitionBuilder answer =
        aResponse()
            .withStatus(503)
            .withHeader("Content-Type", "text/plain")
            .withBody("Service Unavailable");
    assertThat(refused(ServiceUnavailableException.class, answer).retryAfter()).isEmpty();
    assertThat(requests()).isEqualTo(3);

    Instant tenMinutes = server.time().now().plus(Duration.ofMinutes(10));
    String date =
        java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
            tenMinutes.atOffset(java.time.ZoneOffset.UTC));
    ServiceUnavailableException told =
        refused(ServiceUnavailableException.class, answer.withHeader("Retry-After", date));
    assertThat(told.retryAfter().orElseThrow())
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    assertThat(requests()).as("nobody waits ten minutes within a call").isEqualTo(1);
  }

  @Test
  void rateLimitOfAGateway() {
    RateLimitedException thrown =
        refused(
            RateLimitedException.class,
            aResponse()
                .withStatus(429)
                .withHeader("Retry-After", "120")
                .withHeader("Content-Type", "text/html")
                .withBody("<html>slow down</html>"));
    assertThat(thrown.retryAfter()).contains(Duration.ofSeconds(120));
    assertThat(thrown.problem().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 410, 412, 422, 429, 500, 502, 503, 504, 418})
  void bodyOfAGatewayBreaksNothing(int status) {
    for (String body : List.of("", "<html>", "{", "[1]", "null", "{\"errors\":[1]}", "\u0000")) {
      server.wire().resetAll();
      server
          .wire()
          .stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
      Dialogs dialogs = DialogsAccess.over(server.pipeline());
      ApiException thrown = catchThrowableOfType(ApiException.class, () -> dialogs.open(ID));
      assertThat(thrown.status()).isEqualTo(status);
      assertThat(thrown.problem().errors()).isEmpty();
    }
  }
}
