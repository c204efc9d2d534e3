package io.github.dialogporten.sdk.examples.snippets;

import io.github.dialogporten.sdk.DialogportenClient;
import io.github.dialogporten.sdk.auth.TokenProvider;
import io.github.dialogporten.sdk.config.AltinnConnection;
import io.github.dialogporten.sdk.config.AltinnEnvironment;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenCheck;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenClaims;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenException;
import io.github.dialogporten.sdk.dialogtoken.DialogTokenValidator;
import io.github.dialogporten.sdk.errors.DialogportenException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What receives dialog tokens, as the documentation shows it. */
public final class ReceivedTokens {

  private ReceivedTokens() {}

  /**
   * A service owner's validator.
   *
   * @return a validator that has its keys
   */
  public static DialogTokenValidator validator() {
    // snippet:start dialog-token-validator
    var connection = AltinnConnection.to(AltinnEnvironment.TT02);
    var validator = DialogTokenValidator.builder(connection).build();
    validator.loadKeys(); // or the first request waits for them
    // snippet:end
    return validator;
  }

  /**
   * Answers a request for a dialog's content.
   *
   * @param validator the validator
   * @param authorization the request's header; null when it has none
   * @param dialogId the dialog that the request is about
   * @param audit takes lines
   * @return the HTTP status
   */
  public static int request(
      DialogTokenValidator validator,
      @Nullable String authorization,
      UUID dialogId,
      Consumer<String> audit) {
    // snippet:start dialog-token-request
    if (authorization == null) {
      return 401; // nobody said who it is
    }
    var token = authorization.replaceFirst("(?i)^Bearer +", "");
    var check = DialogTokenCheck.forDialog(dialogId).requiring("write").minimumLevel(3);
    try {
      var result = validator.validate(token, check);
      if (result.isValid()) {
        return 200;
      }
      audit.accept("refused: " + result.failures()); // all of them; nothing of the token
      return result.claims().isPresent() ? 403 : 401; // genuine, but not for this: 403
    } catch (DialogportenException e) {
      return 503; // no keys and none to be had: that says nothing about the token
    }
    // snippet:end
  }

  /**
   * Looks at a token again when its request is worked on.
   *
   * @param validator the validator
   * @param token the token
   * @param dialogId the dialog that the request is about
   * @param received when it was received
   * @return what it says
   * @throws DialogTokenException when it was not valid then
   */
  public static DialogTokenClaims later(
      DialogTokenValidator validator, String token, UUID dialogId, Instant received) {
    // snippet:start dialog-token-later
    var claims =
        validator.validate(token, DialogTokenCheck.forDialog(dialogId).at(received)).orThrow();
    // snippet:end
    return claims;
  }

  /**
   * A validator that is out of reach of Dialogporten.
   *
   * @param connection to the environment that the tokens come from; unused
   * @param jwks the keys as they were published
   * @return a validator that sends nothing
   */
  public static DialogTokenValidator offline(AltinnConnection connection, String jwks) {
    // snippet:start dialog-token-offline
    var validator = DialogTokenValidator.builder(connection).keys(jwks).build(); // sends nothing
    // snippet:end
    return validator;
  }

  /**
   * A client that looks before it sends.
   *
   * @param connection to Altinn
   * @param provider whose tokens
   * @return the client
   */
  public static DialogportenClient verifying(AltinnConnection connection, TokenProvider provider) {
    // snippet:start dialog-token-client
    var altinn =
        DialogportenClient.builder(connection).tokenProvider(provider).verifyDialogTokens().build();
    // snippet:end
    return altinn;
  }
}
