package io.github.dialogporten.sdk.errors;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server answered, and the answer was no success. The subclasses tell what it means; an instance
 * of this class itself is an answer with a status that has no meaning here, such as a redirect.
 */
public class ApiException extends DialogportenException {

  private static final long serialVersionUID = 1L;

  private final ApiError error;

  /**
   * An answer without a class of its own.
   *
   * @param error the answer
   */
  public ApiException(ApiError error) {
    this(error, "answered " + error.status());
  }

  /**
   * For the subclasses.
   *
   * @param error the answer
   * @param what its meaning, without values
   */
  protected ApiException(ApiError error, String what) {
    super(error.call(), what + hint(error) + trace(error), null);
    this.error = error;
  }

  private static String hint(ApiError error) {
    return error.hint().map(words -> "; " + words).orElse("");
  }

  private static String trace(ApiError error) {
    return error.traceId().map(id -> " [trace " + id + "]").orElse("");
  }

  /**
   * The exception for an answer, as the SDK throws it.
   *
   * @param error the answer
   * @return the exception whose class stands for the status
   */
  public static ApiException from(ApiError error) {
    return switch (error.status()) {
      case 400, 406, 413 -> new InvalidRequestException(error);
      case 401 -> new UnauthorizedException(error);
      case 403 -> new ForbiddenException(error);
      case 404 -> new NotFoundException(error);
      case 409 -> new ConflictException(error);
      case 410 -> new GoneException(error);
      case 412 -> new PreconditionFailedException(error);
      case 422 ->
          SearchTooBroadException.matches(error)
              ? new SearchTooBroadException(error)
              : new UnprocessableException(error);
      case 429 -> new RateLimitedException(error);
      case 503 -> new ServiceUnavailableException(error);
      default -> error.status() / 100 == 5 ? new ServerException(error) : new ApiException(error);
    };
  }

  /**
   * The answer as one value.
   *
   * @return status, headers and problem
   */
  public ApiError error() {
    return error;
  }

  /**
   * The HTTP status.
   *
   * @return the status
   */
  public int status() {
    return error.status();
  }

  /**
   * The answer's headers, names in lower case.
   *
   * @return an unmodifiable map
   */
  public Map<String, List<String>> headers() {
    return error.headers();
  }

  /**
   * What the body said.
   *
   * @return the problem, empty when the body said nothing that could be read
   */
  public Problem problem() {
    return error.problem();
  }

  /**
   * The trace id, for asking the service about this very answer.
   *
   * @return the id, if there is one
   */
  public Optional<String> traceId() {
    return error.traceId();
  }

  /**
   * How long the server asked to wait.
   *
   * @return the wait, counted from the answer
   */
  public Optional<Duration> retryAfter() {
    return error.retryAfter();
  }

  @Override
  public boolean isTransient() {
    return switch (error.status()) {
      case 408, 429, 500, 502, 503, 504 -> !error.isLasting();
      default -> false;
    };
  }

  @Override
  ApiException again() {
    ApiException again = from(error);
    again.initCause(this);
    return again;
  }
}
