package io.github.dialogporten.sdk.dialogtoken;

/**
 * What Dialogporten publishes about its dialog tokens, and a validator of them. Nothing here needs
 * or sends a token.
 *
 * <p>Thread-safe.
 */
public interface DialogTokens {

  /**
   * Returns a validator that shares its keys with all clients of the same connection. Nothing is
   * asked for before it is used.
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
  DialogTokenKeySet keys();

  /**
   * Asks who issues the tokens.
   *
   * @return the issuer and where its keys are
   * @throws io.github.dialogporten.sdk.errors.DialogportenException when there is no answer, or a
   *     refusal
   */
  DialogTokenIssuer issuer();
}
