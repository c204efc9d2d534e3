package io.github.dialogporten.sdk.errors;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything that a call of this SDK throws, bad arguments apart (those are {@link
 * IllegalArgumentException}s, thrown before anything is sent).
 *
 * <p>Its message names the operation and the meaning, never an address, a body or a value.
 */
public abstract class DialogportenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String operation;
  private final int attempts;
  private final boolean mayHaveBeenCarriedOut;
  private @Nullable String callCorrelationId;
  private boolean ofPause;

  /**
   * For the subclasses.
   *
   * @param call which call failed
   * @param what the meaning, without values
   * @param cause the cause, whose message holds no values either
   */
  @SuppressWarnings("this-escape") // initCause is not overridden; a later cause stays possible
  protected DialogportenException(CallInfo call, String what, @Nullable Throwable cause) {
    super(message(call, what));
    if (cause != null) {
      initCause(cause);
    }
    this.operation = call.operation();
    this.attempts = call.attempts();
    this.mayHaveBeenCarriedOut = call.mayHaveBeenCarriedOut();
    this.callCorrelationId = call.correlationId().orElse(null);
  }

  private static String message(CallInfo call, String what) {
    Objects.requireNonNull(what, "what");
    String text = call.operation() + ": " + what;
    return call.attempts() > 1 ? text + " (after " + call.attempts() + " attempts)" : text;
  }

  /**
   * The operation that failed, such as {@code dialogs.open}.
   *
   * @return its name, never an address
   */
  public String operation() {
    return operation;
  }

  /**
   * How many requests were sent or tried. One that is repeated at once, since its kept connection
   * was dead or the server refused it unprocessed, is not counted.
   *
   * @return the number; 0 when the call was refused before anything was sent
   */
  public int attempts() {
    return attempts;
  }

  /**
   * Whether the server may have done what was asked, though no answer says so: none came, or a
   * redirect, a 408, or a 5xx that is not a 503 with {@code Retry-After}. For a call that writes,
   * look before asking again.
   *
   * @return true when nobody can know
   */
  public boolean mayHaveBeenCarriedOut() {
    return mayHaveBeenCarriedOut;
  }

  /**
   * Which call failed, as one value.
   *
   * @return operation, attempts, whether it may have been carried out, and the correlation id
   */
  public CallInfo call() {
    return new CallInfo(operation, attempts, mayHaveBeenCarriedOut, callCorrelationId());
  }

  /**
   * The caller's own name for what this call belongs to. An issuer's id for a refusal is something
   * else: {@link TokenException#correlationId()}.
   *
   * @return what {@code CallOptions.withCorrelationId} was given; empty without
   */
  public Optional<String> callCorrelationId() {
    return Optional.ofNullable(callCorrelationId);
  }

  /** For what a source of tokens threw, which does not know the call that needs the token. */
  void correlate(String id) {
    if (callCorrelationId == null) {
      callCorrelationId = id;
    }
  }

  /** Whether an earlier call's failure was told for this one, which was not sent. */
  boolean isOfPause() {
    return ofPause;
  }

  DialogportenException markOfPause() {
    ofPause = true;
    return this;
  }

  /**
   * Whether the same call may succeed later without anybody changing anything.
   *
   * @return true for outages, timeouts and limits
   */
  public boolean isTransient() {
    return false;
  }

  /**
   * This failure as an exception of its own for another thread, with this one as its cause; itself
   * where the type is none that several threads wait for.
   */
  DialogportenException again() {
    return this;
  }
}
