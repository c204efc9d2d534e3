package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.errors.CallInfo;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a dialog token: everything that is wrong with it, not the first thing
 * only.
 *
 * <p>Immutable. Its {@code toString} holds the failures and nothing of the token.
 */
public final class DialogTokenResult {

  private final Set<DialogTokenFailure> failures;
  private final boolean genuine;
  private final @Nullable DialogTokenClaims claims;

  DialogTokenResult(FailureList failures, @Nullable DialogTokenClaims claims) {
    EnumSet<DialogTokenFailure> all = failures.all();
    this.failures = Collections.unmodifiableSet(all);
    this.genuine = failures.isGenuine();
    this.claims = claims;
  }

  /**
   * Whether the token is genuine, in its time, and says all that was asked for.
   *
   * @return true when there are no failures
   */
  public boolean isValid() {
    return failures.isEmpty();
  }

  /**
   * Everything that is wrong with it.
   *
   * @return unmodifiable, in the order of the constants; empty when the token is valid
   */
  public Set<DialogTokenFailure> failures() {
    return failures;
  }

  /**
   * What Dialogporten says in the token. Of a token that is not valid too, as long as it is
   * genuine: expired, for instance, or for another dialog.
   *
   * @return the claims; empty when nobody knows that they are Dialogporten's
   */
  public Optional<DialogTokenClaims> claims() {
    return genuine ? Optional.ofNullable(claims) : Optional.empty();
  }

  /**
   * What the token says, whoever wrote it. To be shown to people who look for what is wrong, and
   * never a reason to do anything.
   *
   * @return the claims; empty when they cannot be read
   */
  public Optional<DialogTokenClaims> unverifiedClaims() {
    return Optional.ofNullable(claims);
  }

  /**
   * The claims of a valid token.
   *
   * @return the claims
   * @throws DialogTokenException when it is not valid, with everything that is wrong with it
   */
  public DialogTokenClaims orThrow() {
    if (!isValid()) {
      throw new DialogTokenException(CallInfo.notSent(DialogTokenValidator.OPERATION), failures);
    }
    return Objects.requireNonNull(claims);
  }

  @Override
  public String toString() {
    return isValid() ? "DialogTokenResult[valid]" : "DialogTokenResult" + failures;
  }
}
