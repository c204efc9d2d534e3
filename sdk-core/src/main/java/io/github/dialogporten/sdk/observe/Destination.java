package io.github.dialogporten.sdk.observe;

/** What kind of host a call goes to. Which host it is, nobody is told. */
public enum Destination {
  /** Dialogporten's API. */
  DIALOGPORTEN,
  /** Altinn's platform beside it: Access Management, the token exchange and others. */
  PLATFORM,
  /** An issuer of tokens: Maskinporten, ID-porten, Altinn's test token generator. */
  ISSUER,
  /** An address that stands in a dialog: content, an attachment, an action. */
  DIALOG_LINK
}
