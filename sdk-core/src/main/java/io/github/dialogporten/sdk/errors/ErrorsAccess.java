package io.github.dialogporten.sdk.errors;

import io.github.dialogporten.sdk.internal.Internal;

/** Opens this package to the rest of the SDK: failures as they are told. */
@Internal
public final class ErrorsAccess {

  private ErrorsAccess() {}

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
   * A source of tokens that is not the SDK's own gave something that is no token.
   *
   * @param what what it gave, without values
   * @return a new exception
   */
  public static TokenException source(String what) {
    return new TokenException(TokenRefusal.by("own source", "token"), what, null);
  }

  /**
   * A proxy refused to connect to the server.
   *
   * @param call which call
   * @param proxy its host and port; empty when they are not known
   * @param status 407 or 403
   * @return a new exception
   */
  public static TransportException proxyRefused(CallInfo call, String proxy, int status) {
    return TransportException.proxy(call, proxy, status);
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
    DialogportenException again = failure.again();
    return failure.isOfPause() ? again.markOfPause() : again;
  }

  /**
   * The failure of an earlier call, for one that is not sent because of it.
   *
   * @param failure what the earlier call failed with; not changed
   * @return a new exception of the same type, marked: {@link #isOfPause}
   */
  public static DialogportenException paused(DialogportenException failure) {
    return failure.again().markOfPause();
  }

  /** Whether nothing was asked: a pause after other calls told it, which remembers it itself. */
  public static boolean isOfPause(Throwable failure) {
    return failure instanceof DialogportenException known && known.isOfPause();
  }

  /** Who refused, and with which codes, for another exception about the same. */
  public static TokenRefusal refusal(TokenException failure) {
    return failure.refusal();
  }

  /** The meaning, without the operation before it. */
  public static String meaning(TokenException failure) {
    return failure.meaning();
  }

  /** Names the caller's correlation id in a failure that does not name one yet. */
  public static <E extends DialogportenException> E correlated(E failure, String correlationId) {
    failure.correlate(correlationId);
    return failure;
  }
}
