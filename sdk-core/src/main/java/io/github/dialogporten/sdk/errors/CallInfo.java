package io.github.dialogporten.sdk.errors;

import java.util.Objects;
import java.util.Optional;

/**
 * Which call failed, and how far it came.
 *
 * @param operation the operation's name, such as {@code dialogs.open}; never an address
 * @param attempts how many requests were sent or tried; 0 when the call was refused before the
 *     first. One that is repeated at once, since its kept connection was dead or the server refused
 *     it unprocessed, is not counted
 * @param mayHaveBeenCarriedOut whether the server may have done what was asked
 * @param correlationId the caller's own name for what the call belongs to, as {@code
 *     CallOptions.withCorrelationId} sets it
 */
public record CallInfo(
    String operation, int attempts, boolean mayHaveBeenCarriedOut, Optional<String> correlationId) {

  /**
   * Checks the components.
   *
   * @param operation the operation's name, such as {@code dialogs.open}; never an address
   * @param attempts how many requests were sent or tried; 0 when the call was refused before the
   *     first
   * @param mayHaveBeenCarriedOut whether the server may have done what was asked
   * @param correlationId the caller's own name for what the call belongs to
   */
  public CallInfo {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(correlationId, "correlationId");
    if (attempts < 0) {
      throw new IllegalArgumentException("attempts must be 0 or more");
    }
  }

  /**
   * A call without a correlation id.
   *
   * @param operation the operation's name, such as {@code dialogs.open}; never an address
   * @param attempts how many requests were sent or tried
   * @param mayHaveBeenCarriedOut whether the server may have done what was asked
   */
  public CallInfo(String operation, int attempts, boolean mayHaveBeenCarriedOut) {
    this(operation, attempts, mayHaveBeenCarriedOut, Optional.empty());
  }

  /**
   * A call that was refused before anything was sent.
   *
   * @param operation the operation's name
   * @return no attempts, not carried out
   */
  public static CallInfo notSent(String operation) {
    return new CallInfo(operation, 0, false);
  }

  /**
   * A call that was answered.
   *
   * @param operation the operation's name
   * @param attempts how many requests were sent
   * @return not carried out, since the answer was a refusal
   */
  public static CallInfo refused(String operation, int attempts) {
    return new CallInfo(operation, attempts, false);
  }
}
