package io.github.dialogporten.sdk.errors;

import java.util.Objects;

/**
 * A call that was sent in parts, of which some did not succeed. The others did, and stay so. Its
 * cause is the first failure.
 */
public class BulkFailedException extends DialogportenException {

  private static final long serialVersionUID = 1L;

  private final int failedParts;
  private final int parts;
  private final boolean passes;

  /**
   * A call in parts.
   *
   * @param call the call; its attempts are those of the first part that failed
   * @param failedParts how many parts did not succeed
   * @param parts how many there were
   * @param first the first failure
   */
  public BulkFailedException(
      CallInfo call, int failedParts, int parts, DialogportenException first) {
    super(
        call,
        failedParts + " of " + parts + " parts failed",
        Objects.requireNonNull(first, "first"));
    this.failedParts = failedParts;
    this.parts = parts;
    this.passes = first.isTransient();
  }

  /**
   * How many parts did not succeed, those that were not sent among them.
   *
   * @return the number
   */
  public int failedParts() {
    return failedParts;
  }

  /**
   * How many parts there were.
   *
   * @return the number
   */
  public int parts() {
    return parts;
  }

  /** Whether the first failure may pass by itself. */
  @Override
  public boolean isTransient() {
    return passes;
  }
}
