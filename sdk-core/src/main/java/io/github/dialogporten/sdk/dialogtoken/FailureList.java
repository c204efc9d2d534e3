package io.github.dialogporten.sdk.dialogtoken;

import java.util.EnumSet;

/** Collects what is wrong with one token. */
final class FailureList {

  /** With any of these nobody knows that Dialogporten said what the token says. */
  private static final EnumSet<DialogTokenFailure> NOT_GENUINE =
      EnumSet.of(
          DialogTokenFailure.FORMAT,
          DialogTokenFailure.ALGORITHM,
          DialogTokenFailure.TYPE,
          DialogTokenFailure.CRITICAL_HEADER,
          DialogTokenFailure.KEY_UNKNOWN,
          DialogTokenFailure.SIGNATURE,
          DialogTokenFailure.ISSUER);

  private final EnumSet<DialogTokenFailure> failures = EnumSet.noneOf(DialogTokenFailure.class);

  void add(DialogTokenFailure failure) {
    failures.add(failure);
  }

  void unless(boolean holds, DialogTokenFailure failure) {
    if (!holds) {
      failures.add(failure);
    }
  }

  boolean isEmpty() {
    return failures.isEmpty();
  }

  boolean has(DialogTokenFailure failure) {
    return failures.contains(failure);
  }

  boolean isGenuine() {
    return failures.stream().noneMatch(NOT_GENUINE::contains);
  }

  EnumSet<DialogTokenFailure> all() {
    return EnumSet.copyOf(failures);
  }
}
