package io.github.dialogporten.sdk.examples.customers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How it went for one customer.
 *
 * @param customer the organisation number
 * @param dialogs how many dialogs were read
 * @param problem why not all of them were; null when all went well
 */
record Outcome(String customer, int dialogs, @Nullable Problem problem) {

  /** What can be done about it, which is not the same for all. */
  enum Problem {
    /** The customer has not approved the system user yet: ask again later, or ask the customer. */
    NOT_APPROVED,
    /** The system user may act for nobody: the right was taken back, or not given yet. */
    NO_RIGHT,
    /** Altinn or Maskinporten did not answer in time: the next walk tries again. */
    OUT_OF_REACH,
    /** Anything else: somebody has to look. */
    FAILED
  }

  static Outcome read(String customer, int dialogs) {
    return new Outcome(customer, dialogs, null);
  }

  static Outcome failed(String customer, Problem problem) {
    return new Outcome(customer, 0, problem);
  }

  Optional<Problem> what() {
    return Optional.ofNullable(problem);
  }
}
