package io.github.dialogporten.sdk.testkit.fakes;

import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.config.CallOptions;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenIssuer;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenKeySet;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import io.github.dialogporten.sdk.dialogtoken.DialogTokens;
import io.github.dialogporten.sdk.testkit.internal.json.Json;
import io.github.dialogporten.sdk.testkit.internal.tokens.TokenType;
import io.github.dialogporten.sdk.testkit.tokens.TokensAccess;
import java.util.UUID;

/**
 * Dialog tokens of a fake, signed with a key that is made at run time, as those of TT02. Its {@link
 * #validator()} is a real one that knows this key and no other. Dialogs that are opened carry such
 * tokens; {@link #issue} makes others.
 *
 * <p>Thread-safe.
 */
public final class FakeDialogTokens extends FakeStep implements DialogTokens {

  /** Whose tokens they are, for validators of the test's own. */
  public static final AltinnEnvironment ENVIRONMENT = FakeWorld.ENVIRONMENT;

  private final DialogTokenValidator validator;

  FakeDialogTokens(FakeIdentity identity, CallOptions options) {
    super(identity, options);
    this.validator =
        DialogTokenValidator.builder(
                AltinnConnection.builder(ENVIRONMENT).timeSource(world.time).build())
            .keys(jwks())
            .build();
  }

  /**
   * A token for a dialog of the fake, for ten minutes from now by its clock.
   *
   * @param dialogId the dialog
   * @param actions what it allows, such as {@code read}
   * @return the token
   * @throws java.util.NoSuchElementException when there is no such dialog
   */
  public String issue(UUID dialogId, String... actions) {
    return TokensAccess.dialogTokens(world.altinn, world.tokens)
        .issue(dialogId, String.join(";", actions));
  }

  @Override
  public DialogTokenValidator validator() {
    return validator;
  }

  @Override
  public DialogTokenKeySet keys() {
    begin("dialogTokens.keys", null, null);
    return read(DialogTokenKeySet.class, jwks());
  }

  @Override
  public DialogTokenIssuer issuer() {
    begin("dialogTokens.issuer", null, null);
    String issuer = world.tokens.issuers().dialogporten();
    return read(
        DialogTokenIssuer.class,
        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/.well-known/jwks.json\"}".formatted(issuer, issuer));
  }

  private String jwks() {
    return Json.text(world.tokens.keySet(TokenType.DIALOG));
  }
}
