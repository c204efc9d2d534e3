package io.github.dialogporten.sdk.internal.http;

import io.github.dialogporten.sdk.errors.ApiError;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.Problem;
import io.github.dialogporten.sdk.internal.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link ApiError} of an answer, whatever its content type says: Dialogporten sends some
 * problems as plain JSON, some answers without a body, and a gateway may send HTML.
 */
public final class ErrorReader {

  private ErrorReader() {}

  static ApiError read(
      Response response,
      Attempt<?> attempt,
      CallInfo call,
      boolean person,
      @Nullable Duration retryAfter,
      long most)
      throws IOException {
    byte[] body = body(response, attempt.deadline(), most);
    CallKind kind = attempt.call().kind();
    ApiError.Builder error =
        ApiError.builder(call.operation(), response.code())
            .call(call)
            .person(person)
            .requiredScope(kind.scope())
            .hint(kind.hint(response.code(), call.attempts()))
            .lasting(kind.isLasting(response.code(), call.attempts()))
            .problem(problem(body))
            .retryAfter(retryAfter);
    for (var header : response.headers()) {
      error.header(OneRequestOnly.nameOf(header.getFirst()), header.getSecond());
    }
    return error.build();
  }

  /** The first bytes: an error page may be long, and nothing of it is needed beyond the problem. */
  private static byte[] body(Response response, Deadline deadline, long most) {
    Buffer start = new Buffer();
    try (BufferedSource peek = response.body().source().peek()) {
      long count = 0;
      // where the answer is a stream, nothing else ends a body that comes drop by drop
      while (count >= 0 && start.size() < most && !deadline.isOver()) {
        count = peek.read(start, most - start.size());
      }
      return start.readByteArray();
    } catch (IOException e) {
      // the status has come, and says what happened; a broken explanation changes nothing
      return new byte[0];
    }
  }

  /** The problem that the body is; none when it is something else. */
  public static Problem problem(byte[] body) {
    int first = 0;
    while (first < body.length && (body[first] <= ' ' || isByteOrderMark(body, first))) {
      first += isByteOrderMark(body, first) ? 3 : 1;
    }
    if (first == body.length || body[first] != '{') {
      return Problem.none();
    }
    @Nullable Map<String, @Nullable Object> json =
        Json.readObject(Arrays.copyOfRange(body, first, body.length));
    return json == null ? Problem.none() : problem(json);
  }

  private static boolean isByteOrderMark(byte[] body, int at) {
    return at + 2 < body.length
        && body[at] == (byte) 0xef
        && body[at + 1] == (byte) 0xbb
        && body[at + 2] == (byte) 0xbf;
  }

  private static Problem problem(Map<String, @Nullable Object> json) {
    Problem.Builder problem =
        Problem.builder()
            .type(text(json.get("type")))
            .title(text(json.get("title")))
            .detail(text(json.get("detail")))
            .instance(text(json.get("instance")))
            .code(text(json.get("code")))
            .traceId(text(json.get("traceId")))
            .errorCode(json.get("errorCode") instanceof Number code ? code.intValue() : null);
    FieldErrors.of(json).forEach(problem::error);
    return problem.build();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text ? text : null;
  }
}
