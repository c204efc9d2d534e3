package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.config.CallOptions;

/**
 * What Dialogporten publishes about its dialog tokens, and a validator of them. Nothing here needs
 * or sends a token.
 *
 * <p>Thread-safe.
 */
public interface DialogTokens {

  /**
   * A validator that shares the client's connections, and its keys with all who act through the
   * same client. Nothing is asked for before it is used. Closing it does nothing; it works as long
   * as the client does.
   *
   * @return the same object each time
   */
  DialogTokenValidator validator();

  /**
   * Asks for the public keys. Nothing is kept: {@link #validator()} has keys of its own.
   *
   * @return the keys
   * @throws io.github.dialogporten.sdk.errors.DialogportenException when there is no answer, or a
   *     refusal
   */
  default DialogTokenKeySet keys() {
    return keys(CallOptions.none());
  }

  /**
   * Asks for the public keys ({@code GET .well-known/jwks.json}). Nothing is kept: {@link
   * #validator()} has keys of its own.
   *
   * @param options how
   * @return the keys
   * @throws io.github.dialogporten.sdk.errors.DialogportenException when there is no answer, or a
   *     refusal
   */
  DialogTokenKeySet keys(CallOptions options);

  /**
   * Asks who issues the tokens.
   *
   * @return the issuer and where its keys are
   * @throws io.github.dialogporten.sdk.errors.DialogportenException when there is no answer, or a
   *     refusal
   */
  default DialogTokenIssuer issuer() {
    return issuer(CallOptions.none());
  }

  /**
   * Asks who issues the tokens ({@code GET .well-known/oauth-authorization-server}).
   *
   * @param options how
   * @return the issuer and where its keys are
   * @throws io.github.dialogporten.sdk.errors.DialogportenException when there is no answer, or a
   *     refusal
   */
  DialogTokenIssuer issuer(CallOptions options);
}
