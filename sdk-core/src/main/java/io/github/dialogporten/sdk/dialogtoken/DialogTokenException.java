package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.DialogportenException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A dialog token that is refused. Nothing of the token is in it. */
public class DialogTokenException extends DialogportenException {

  private static final long serialVersionUID = 1L;

  /** Everything that is wrong with the token, one or more. */
  private final EnumSet<DialogTokenFailure> failures;

  /**
   * A refused token.
   *
   * @param call which call
   * @param failures everything that is wrong with the token, one or more
   * @throws IllegalArgumentException when nothing is wrong with it
   */
  public DialogTokenException(CallInfo call, Set<DialogTokenFailure> failures) {
    super(call, "the dialog token is refused: " + listed(failures), null);
    this.failures = EnumSet.copyOf(failures);
  }

  private static String listed(Set<DialogTokenFailure> failures) {
    if (failures.isEmpty()) {
      throw new IllegalArgumentException("failures: one or more");
    }
    String text = EnumSet.copyOf(failures).toString();
    return text.substring(1, text.length() - 1);
  }

  /**
   * Everything that is wrong with the token.
   *
   * @return one or more, unmodifiable
   */
  public Set<DialogTokenFailure> failures() {
    return Collections.unmodifiableSet(failures);
  }
}
