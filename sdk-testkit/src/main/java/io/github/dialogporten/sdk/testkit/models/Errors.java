package io.github.dialogporten.sdk.testkit.models;

import io.github.dialogporten.sdk.dialogs.DialogsAccess;
import io.github.dialogporten.sdk.errors.ActionOutcomeUnknownException;
import io.github.dialogporten.sdk.errors.ApiError;
import io.github.dialogporten.sdk.errors.ApiException;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ConflictException;
import io.github.dialogporten.sdk.errors.ForbiddenException;
import io.github.dialogporten.sdk.errors.GoneException;
import io.github.dialogporten.sdk.errors.NotFoundException;
import io.github.dialogporten.sdk.errors.PreconditionFailedException;
import io.github.dialogporten.sdk.errors.Problem;
import io.github.dialogporten.sdk.errors.RateLimitedException;
import io.github.dialogporten.sdk.errors.SearchTooBroadException;
import io.github.dialogporten.sdk.errors.ServerException;
import io.github.dialogporten.sdk.errors.ServiceUnavailableException;
import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;
import io.github.dialogporten.sdk.errors.TransportException;
import io.github.dialogporten.sdk.errors.UnauthorizedException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The exceptions that the SDK throws for what a server answers, with the reasons that it would find
 * in the answer.
 *
 * <pre>{@code
 * fake.failNext("dialogs.open", Errors.in("dialogs.open").forbidden(ForbiddenException.Reason.NO_ACCESS));
 * }</pre>
 *
 * <p>For anything else build an {@link ApiError} and give it to {@link ApiException#from}.
 * Immutable.
 */
public final class Errors {

  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private final String operation;

  private Errors(String operation) {
    this.operation = Objects.requireNonNull(operation, "operation");
  }

  /**
   * The exceptions of an operation.
   *
   * @param operation its name, as {@code operation()} of an exception gives it, such as {@code
   *     dialogs.open}
   * @return a value that makes exceptions
   */
  public static Errors in(String operation) {
    return new Errors(operation);
  }

  private ApiError.Builder answer(int status) {
    return ApiError.builder(operation, status);
  }

  private ApiError.Builder answer(int status, String key, String text) {
    return answer(status).problem(Problem.builder().error(key, List.of(text)).build());
  }

  /**
   * Any answer without a body.
   *
   * @param status the HTTP status
   * @return the exception whose class stands for the status
   */
  public ApiException answered(int status) {
    return ApiException.from(answer(status).build());
  }

  /**
   * 400: an argument that the server does not take.
   *
   * @param field the field's name as the server writes it
   * @param text what the server says about it
   * @return an {@code InvalidRequestException}
   */
  public ApiException invalid(String field, String text) {
    return ApiException.from(answer(400, field, text).build());
  }

  /**
   * 401, also after the token was renewed.
   *
   * @return the exception
   */
  public UnauthorizedException unauthorized() {
    return (UnauthorizedException) answered(401);
  }

  /**
   * 403.
   *
   * @param reason what is not enough
   * @return the exception with this reason
   */
  public ForbiddenException forbidden(ForbiddenException.Reason reason) {
    ApiError.Builder error =
        switch (reason) {
          case SCOPE -> answer(403);
          case USER_TYPE ->
              answer(
                  403, "Type", "The request was authenticated, but the user type is not allowed.");
          case AUTHENTICATION_LEVEL ->
              answer(403, "Forbidden", "Altinn authentication level too low.").person(true);
          case NO_ACCESS -> answer(403, "Forbidden", "Forbidden");
          default -> answer(403, "", "Something else.");
        };
    return (ForbiddenException) ApiException.from(error.build());
  }

  private NotFoundException missing(String text) {
    return (NotFoundException) ApiException.from(answer(404, "DialogEntity", text).build());
  }

  /**
   * 404: no such thing, or, on what belongs to a dialog, no access to it.
   *
   * @return the exception with the reason {@code MISSING}
   */
  public NotFoundException notFound() {
    return missing("Entity 'DialogEntity' was not found.");
  }

  /**
   * 404: some of many dialogs are not there, or not accessible.
   *
   * @param ids which ones
   * @return the exception with the reason {@code MISSING}, naming these in the problem
   */
  public NotFoundException notFound(Collection<UUID> ids) {
    String all = ids.stream().map(UUID::toString).collect(Collectors.joining(", "));
    return missing("Entity 'DialogEntity' was not found: (" + all + ").");
  }

  /**
   * 404: the dialog will be visible later.
   *
   * @param from when
   * @return the exception with the reason {@code NOT_YET_VISIBLE} and that time, to the second
   */
  public NotFoundException notYetVisible(Instant from) {
    return (NotFoundException)
        ApiException.from(
            answer(404, "DialogEntity", "Dialog is not visible until " + TO_THE_SECOND.format(from))
                .header(
                    "Expires",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(from.atOffset(ZoneOffset.UTC)))
                .build());
  }

  /**
   * 404: the dialog's time is over.
   *
   * @param at since when
   * @return the exception with the reason {@code EXPIRED}
   */
  public NotFoundException expired(Instant at) {
    return missing("Dialog expired at " + TO_THE_SECOND.format(at));
  }

  /**
   * 410: it has been deleted.
   *
   * @return the exception
   */
  public GoneException gone() {
    return (GoneException)
        ApiException.from(answer(410, "DialogEntity", "Entity 'DialogEntity' is removed.").build());
  }

  /**
   * 409: others wrote at the same moment.
   *
   * @return the exception
   */
  public ConflictException conflict() {
    return (ConflictException) answered(409);
  }

  /**
   * 412: somebody has changed it meanwhile.
   *
   * @return the exception
   */
  public PreconditionFailedException preconditionFailed() {
    return (PreconditionFailedException) answered(412);
  }

  /**
   * 422 from a search.
   *
   * @return the exception
   */
  public SearchTooBroadException searchTooBroad() {
    return (SearchTooBroadException)
        ApiException.from(answer(422, "Search", "The search took too long.").build());
  }

  /**
   * 429.
   *
   * @param wait how long the server asks to wait
   * @return the exception
   */
  public RateLimitedException rateLimited(Duration wait) {
    return (RateLimitedException)
        ApiException.from(
            answer(429).header("Retry-After", wait.toSeconds() + "").retryAfter(wait).build());
  }

  /**
   * 500.
   *
   * @return the exception
   */
  public ServerException serverError() {
    return (ServerException) answered(500);
  }

  /**
   * 500, twice, to opening a dialog without content: it will come each time.
   *
   * @return the exception, which is not transient
   */
  public ServerException withoutContent() {
    return (ServerException)
        ApiException.from(
            answer(500)
                .call(new CallInfo(operation, 2, true))
                .hint(DialogsAccess.WITHOUT_CONTENT)
                .lasting(true)
                .build());
  }

  /**
   * 503, each time it was tried.
   *
   * @return the exception
   */
  public ServiceUnavailableException unavailable() {
    return (ServiceUnavailableException)
        ApiException.from(answer(503).call(CallInfo.refused(operation, 3)).build());
  }

  /**
   * No answer.
   *
   * @param kind what broke
   * @return the exception; after {@code TIMEOUT} and {@code CLOSED} it may have been carried out
   */
  public TransportException noAnswer(TransportException.Kind kind) {
    boolean left =
        kind == TransportException.Kind.TIMEOUT || kind == TransportException.Kind.CLOSED;
    return new TransportException(new CallInfo(operation, 1, left), kind, null);
  }

  /**
   * A write action that was sent and got no answer.
   *
   * @return the exception
   */
  public ActionOutcomeUnknownException outcomeUnknown() {
    return new ActionOutcomeUnknownException(
        new CallInfo(operation, 1, true), noAnswer(TransportException.Kind.CLOSED));
  }

  /**
   * A write action that was answered without saying whether it was performed.
   *
   * @param status a 3xx, 408, or a 5xx
   * @return the exception, whose cause is that answer
   */
  public ActionOutcomeUnknownException outcomeUnknown(int status) {
    CallInfo call = new CallInfo(operation, 1, true);
    return new ActionOutcomeUnknownException(
        call, ApiException.from(answer(status).call(call).build()));
  }

  /**
   * No token could be had.
   *
   * @param provider who gives none, such as {@code maskinporten}
   * @return the exception
   */
  public TokenException noToken(String provider) {
    return new TokenException(TokenRefusal.by(provider, operation), "no token", null);
  }

  @Override
  public String toString() {
    return "Errors[" + operation + "]";
  }
}
