package io.github.dialogporten.sdk.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which exception an answer becomes; all of it can be built in a user's test. */
class ApiExceptionTest {

  private static final String ID = "0198c2a1-0000-7000-8000-000000000001";

  private static ApiError.Builder answer(int status) {
    return ApiError.builder("dialogs.open", status);
  }

  private static Problem errors(String key, String text) {
    return Problem.builder().error(key, List.of(text)).build();
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidRequestException, false",
    "401, UnauthorizedException, false",
    "403, ForbiddenException, false",
    "404, NotFoundException, false",
    "406, InvalidRequestException, false",
    "408, ApiException, true",
    "409, ConflictException, false",
    "410, GoneException, false",
    "412, PreconditionFailedException, false",
    "413, InvalidRequestException, false",
    "418, ApiException, false",
    "422, UnprocessableException, false",
    "429, RateLimitedException, true",
    "500, ServerException, true",
    "501, ServerException, false",
    "502, ServerException, true",
    "503, ServiceUnavailableException, true",
    "504, ServerException, true",
    "302, ApiException, false",
  })
  void statusHasItsException(int status, String type, boolean isTransient) {
    ApiException exception = ApiException.from(answer(status).build());
    assertThat(exception.getClass().getSimpleName()).isEqualTo(type);
    assertThat(exception.status()).isEqualTo(status);
    assertThat(exception.isTransient()).isEqualTo(isTransient);
    assertThat(exception.operation()).isEqualTo("dialogs.open");
  }

  @Test
  void forbiddenTellsWhy() {
    assertThat(forbidden(Problem.none())).isEqualTo(ForbiddenException.Reason.SCOPE);
    assertThat(forbidden(errors("Type", "... valid user types ...")))
        .isEqualTo(ForbiddenException.Reason.USER_TYPE);
    assertThat(forbidden(errors("Forbidden", "Altinn authentication level too low.")))
        .isEqualTo(ForbiddenException.Reason.AUTHENTICATION_LEVEL);
    assertThat(forbidden(errors("Forbidden", "Forbidden")))
        .isEqualTo(ForbiddenException.Reason.NO_ACCESS);
    assertThat(
            forbidden(
                errors(
                    "Forbidden",
                    "The following dialog ids are unauthorized and/or missing: (" + ID + ").")))
        .isEqualTo(ForbiddenException.Reason.NO_ACCESS);
    assertThat(
            forbidden(
                errors(
                    "Forbidden",
                    "The authenticated service owner does not own the resolved dialog.")))
        .isEqualTo(ForbiddenException.Reason.NO_ACCESS);
    assertThat(forbidden(Problem.builder().title("Stopped by a gateway").build()))
        .isEqualTo(ForbiddenException.Reason.OTHER);
    assertThat(
            ((ForbiddenException)
                    ApiException.from(answer(403).header("Content-Type", "text/html").build()))
                .reason())
        .isEqualTo(ForbiddenException.Reason.OTHER);
  }

  private static ForbiddenException.Reason forbidden(Problem problem) {
    return ((ForbiddenException) ApiException.from(answer(403).problem(problem).build())).reason();
  }

  @Test
  void notFoundTellsWhy() {
    assertThat(notFound(errors("DialogEntity", "Entity '...' was not found: (" + ID + ").")))
        .isEqualTo(NotFoundException.Reason.MISSING);
    assertThat(notFound(errors("DialogEntity", "Dialog expired at 2026-01-01T00:00:00")))
        .isEqualTo(NotFoundException.Reason.EXPIRED);
    assertThat(notFound(Problem.none())).isEqualTo(NotFoundException.Reason.OTHER);
    NotFoundException later =
        (NotFoundException)
            ApiException.from(
                answer(404)
                    .problem(
                        errors("DialogEntity", "Dialog is not visible until 2026-12-24T12:00:00"))
                    .header("Expires", "Thu, 24 Dec 2026 12:00:00 GMT")
                    .build());
    assertThat(later.reason()).isEqualTo(NotFoundException.Reason.NOT_YET_VISIBLE);
    assertThat(later.visibleFrom()).contains(Instant.parse("2026-12-24T12:00:00Z"));
    GoneException gone = (GoneException) ApiException.from(answer(410).build());
    assertThat(gone.reason()).isEqualTo(NotFoundException.Reason.DELETED);
    assertThat(gone).isInstanceOf(NotFoundException.class);
  }

  private static NotFoundException.Reason notFound(Problem problem) {
    return ((NotFoundException) ApiException.from(answer(404).problem(problem).build())).reason();
  }

  @Test
  void tooBroadSearchIsTold() {
    ApiException exception =
        ApiException.from(answer(422).problem(errors("Search", "too many")).build());
    assertThat(exception)
        .isInstanceOf(SearchTooBroadException.class)
        .hasMessageContaining("contentUpdatedAfter");
  }

  @Test
  void carriesWhatTheAnswerSaid() {
    ApiException exception =
        ApiException.from(
            answer(429)
                .call(new CallInfo("dialogs.search", 3, false))
                .header("X-Thing", "one")
                .retryAfter(Duration.ofSeconds(90))
                .problem(
                    Problem.builder()
                        .traceId("00-0123456789abcdef0123456789abcdef-0123456789abcdef-00")
                        .detail("slow down")
                        .build())
                .build());
    assertThat(exception.attempts()).isEqualTo(3);
    assertThat(exception.retryAfter()).contains(Duration.ofSeconds(90));
    assertThat(exception.headers()).containsEntry("x-thing", List.of("one"));
    assertThat(exception.problem().detail()).contains("slow down");
    assertThat(exception)
        .hasMessageContaining("dialogs.search")
        .hasMessageContaining("3 attempts")
        .hasMessageContaining("00-0123456789abcdef")
        .hasMessageNotContaining("slow down");
  }

  @Test
  void whatComesEachTimeIsNotTransient() {
    ApiError lasting = answer(500).hint("it will come each time").lasting(true).build();
    assertThat(lasting.isLasting()).isTrue();
    assertThat(ApiException.from(lasting).isTransient()).isFalse();
    assertThat(ApiException.from(lasting)).hasMessageEndingWith("; it will come each time");
    assertThat(answer(500).build().isLasting()).isFalse();
    assertThat(ApiException.from(answer(500).build()).isTransient()).isTrue();
  }

  @Test
  void traceThatIsNoIdStaysOutOfTheMessage() {
    ApiException exception =
        ApiException.from(
            answer(500)
                .problem(Problem.builder().traceId("ola nordmann syntetisk").build())
                .build());
    assertThat(exception.traceId()).isEmpty();
    assertThat(exception).hasMessageNotContaining("ola");
  }

  @Test
  void everyExceptionCanBeSerialized() throws Exception {
    ApiException exception =
        ApiException.from(answer(400).problem(errors("Limit", "must be")).build());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(exception);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      InvalidRequestException copy = (InvalidRequestException) in.readObject();
      assertThat(copy.fieldErrors()).containsEntry("Limit", List.of("must be"));
    }
  }
}
