package io.github.dialogporten.sdk.auth;

/** What a token is for. Which scopes it has is the provider's own matter. */
public enum TokenPurpose {
  /** Dialogporten, Altinn's token exchange, and Altinn's register of systems. */
  DIALOGPORTEN,
  /**
   * The Altinn platform's other APIs, which take Altinn tokens only. A token of another issuer is
   * exchanged for one by the SDK.
   */
  ALTINN
}
