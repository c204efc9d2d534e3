package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.internal.Internal;
import io.github.dialogporten.sdk.internal.http.DialogCredential;
import io.github.dialogporten.sdk.internal.http.Pipeline;
import io.github.dialogporten.sdk.internal.mapping.ModelReaders;
import io.github.dialogporten.sdk.internal.wire.WireKeySet;
import io.github.dialogporten.sdk.internal.wire.WirePublicKey;
import io.github.dialogporten.sdk.internal.wire.WireTokenIssuer;
import java.time.Duration;
import java.util.UUID;

/** Opens this package to the rest of the SDK. */
@Internal
public final class DialogTokenAccess {

  private static final ModelReaders READERS =
      new ModelReaders()
          .add(DialogTokenKeySet.class, WireKeySet.class, DialogTokenKeySet::new)
          .add(DialogTokenKey.class, WirePublicKey.class, wire -> new DialogTokenKey(wire))
          .add(DialogTokenIssuer.class, WireTokenIssuer.class, DialogTokenIssuer::new);

  private DialogTokenAccess() {}

  /**
   * The client of this step.
   *
   * @param clockSkew how far the clocks may differ for its validator
   */
  public static DialogTokens over(Pipeline pipeline, Duration clockSkew) {
    return new HttpDialogTokens(pipeline, clockSkew);
  }

  /** Looks at the token of a dialog before it is sent to those that the dialog refers to. */
  public static DialogCredential.Check genuine(DialogTokens tokens, UUID dialogId) {
    DialogTokenCheck expected = DialogTokenCheck.forDialog(dialogId);
    return (token, operation, now) -> {
      DialogTokenResult result = tokens.validator().validate(token.value(), expected, now);
      if (!result.isValid()) {
        throw new DialogTokenException(CallInfo.notSent(operation), result.failures());
      }
    };
  }

  /**
   * Checks a clock skew.
   *
   * @throws IllegalArgumentException when it is not between 0 and 5 minutes
   */
  public static Duration checkedSkew(Duration value) {
    return DialogTokenValidator.checkedSkew(value);
  }

  /** The models of this package, with the way from their JSON. */
  public static ModelReaders models() {
    return READERS;
  }
}
