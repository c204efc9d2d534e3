package io.github.dialogporten.sdk.errors;

import java.util.Objects;

/**
 * Which call failed, and how far it came.
 *
 * @param operation the operation's name, such as {@code dialogs.open}; never an address
 * @param attempts how many requests were sent or tried; 0 when the call was refused before the
 *     first
 * @param mayHaveBeenCarriedOut whether the server may have done what was asked
 */
public record CallInfo(String operation, int attempts, boolean mayHaveBeenCarriedOut) {

  /**
   * Checks the components.
   *
   * @param operation the operation's name, such as {@code dialogs.open}; never an address
   * @param attempts how many requests were sent or tried; 0 when the call was refused before the
   *     first
   * @param mayHaveBeenCarriedOut whether the server may have done what was asked
   */
  public CallInfo {
    Objects.requireNonNull(operation, "operation");
    if (attempts < 0) {
      throw new IllegalArgumentException("attempts: 0 or more");
    }
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
