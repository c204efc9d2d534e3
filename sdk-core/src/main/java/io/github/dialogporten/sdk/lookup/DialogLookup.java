package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.mapping.FromWire;
import io.github.dialogporten.sdk.internal.wire.WireDialogLookup;
import org.jspecify.annotations.Nullable;

/**
 * A dialog that was found by a reference, and why the caller has access to it.
 *
 * <p>Immutable. Its {@code toString} holds ids only.
 */
public final class DialogLookup extends FoundDialog {

  private final AccessEvidence evidence;

  DialogLookup(WireDialogLookup wire, byte @Nullable [] rawJson) throws JsonMismatchException {
    super(wire, rawJson);
    this.evidence =
        new AccessEvidence(
            FromWire.required(wire.authorizationEvidence(), "authorizationEvidence"));
  }

  /**
   * Why the caller has access to it.
   *
   * @return the evidence
   */
  public AccessEvidence evidence() {
    return evidence;
  }

  /**
   * Whether opening it takes a higher level of authentication than the token's: a person has to log
   * in anew for it, and a system user cannot open it at all.
   *
   * @return true when {@link AccessEvidence#currentAuthenticationLevel()} is below {@link
   *     io.github.dialogporten.sdk.resources.ServiceResource#minimumAuthenticationLevel()}
   */
  public boolean needsHigherLevel() {
    return evidence.isBelow(serviceResource().minimumAuthenticationLevel());
  }

  @Override
  public String toString() {
    return "DialogLookup[" + dialogId() + ", " + serviceResource().id() + "]";
  }
}
