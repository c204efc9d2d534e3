package io.github.dialogporten.sdk.testkit.internal.http;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What goes wrong with one request.
 *
 * @param execute whether the request is carried out all the same
 * @param answer for {@link Kind#ANSWER}: what is sent instead
 * @param pause for the slow ones
 * @param edit for {@link Kind#EDIT}: from the real body to the one sent
 */
public record FaultPlan(
    Kind kind, boolean execute, Answer answer, Duration pause, UnaryOperator<String> edit) {

  /** The ways in which it can go wrong. */
  public enum Kind {
    ANSWER,
    PROBLEM,
    CLOSE,
    CLOSE_IN_BODY,
    SLOW_HEADERS,
    SLOW_BODY,
    TRUNCATE,
    EDIT
  }
}
