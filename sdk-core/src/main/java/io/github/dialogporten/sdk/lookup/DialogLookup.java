package io.github.dialogporten.sdk.lookup;

import io.github.dialogporten.sdk.internal.http.Answer;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.json.Json;
import io.github.dialogporten.sdk.internal.json.JsonMismatchException;
import io.github.dialogporten.sdk.internal.wire.WireDialogLookup;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A dialog that was found by a reference, and why the caller has access to it.
 *
 * <p>Immutable. Its {@code toString} holds ids only.
 */
public final class DialogLookup extends FoundDialog {

  private final AccessEvidence evidence;

  private DialogLookup(WireDialogLookup wire, byte @Nullable [] rawJson)
      throws JsonMismatchException {
    super(
        wire.dialogId(),
        wire.instanceRef(),
        wire.party(),
        wire.title(),
        wire.serviceResource(),
        wire.serviceOwner(),
        rawJson);
    this.evidence = AccessEvidence.from(wire.authorizationEvidence());
  }

  static DialogLookup decode(Answer answer) throws IOException, JsonMismatchException {
    return from(
        Json.read(answer.stream(Pipeline.mostJson()), WireDialogLookup.class), answer.raw());
  }

  static DialogLookup from(WireDialogLookup wire, byte @Nullable [] rawJson)
      throws JsonMismatchException {
    return new DialogLookup(wire, rawJson);
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
   *     LookupService#minimumAuthenticationLevel()}
   */
  public boolean needsHigherLevel() {
    return evidence.isBelow(serviceResource().minimumAuthenticationLevel());
  }

  @Override
  public String toString() {
    return "DialogLookup[" + dialogId() + ", " + serviceResource().id() + "]";
  }
}
