package io.github.dialogporten.sdk.errors;

import io.github.dialogporten.sdk.config.CallOptions;
import java.util.Objects;
import java.util.function.Supplier;

/** Failures as they are told: for the SDK's own modules. */
public final class Failures {

  private Failures() {}

  /**
   * Stands for a failure whose message can hold a secret, as a cause.
   *
   * @param failure the failure, and its causes; not changed
   * @return an exception with the names of their classes and where they were thrown, and nothing
   *     else of them
   */
  public static Exception withoutMessage(Throwable failure) {
    return SafeCause.of(failure);
  }

  /**
   * A source of tokens that is not the SDK's own failed.
   *
   * @param failure what it threw; only its class and where it was thrown are kept
   * @return a new exception
   */
  public static TokenException source(Throwable failure) {
    return new TokenException(
        TokenRefusal.by("own source", "token"),
        "the source of tokens failed",
        withoutMessage(failure));
  }

  /**
   * The failure that several threads waited for as an exception of its own, so that no two throw
   * one object.
   *
   * @param failure the failure that was shared; not changed
   * @return a new exception of the same type, with the failure as its cause, where the type is one
   *     that a source of tokens throws; else the failure itself
   */
  public static DialogportenException own(DialogportenException failure) {
    if (failure instanceof TokenException token) {
      return token.again();
    }
    if (failure instanceof ApiException api) {
      return ApiException.again(api);
    }
    if (failure instanceof TransportException transport) {
      return new TransportException(transport.call(), transport.kind(), transport);
    }
    if (failure instanceof CircuitOpenException open) {
      return open.again();
    }
    if (failure instanceof OwnRateLimitException limit) {
      return limit.again();
    }
    return failure;
  }

  /**
   * Lets a failure that nobody throws bear the caller's correlation id.
   *
   * @param failure the failure
   * @param correlationId the id
   * @param <E> its type
   * @return the failure
   */
  public static <E extends DialogportenException> E correlated(E failure, String correlationId) {
    failure.correlate(correlationId);
    return failure;
  }

  /**
   * Does what belongs to one call, so that its failures bear the caller's correlation id.
   *
   * @param options the caller's options
   * @param work the call
   * @param <T> the value
   * @return the value
   */
  public static <T> T correlated(CallOptions options, Supplier<T> work) {
    Objects.requireNonNull(options, "options");
    try {
      return work.get();
    } catch (DialogportenException e) {
      options.correlationId().ifPresent(e::correlate);
      throw e;
    }
  }
}
