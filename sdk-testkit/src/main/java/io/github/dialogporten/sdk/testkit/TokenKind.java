package io.github.dialogporten.sdk.testkit;

/** What kind of token a request carried. */
public enum TokenKind {
  /** None. */
  NONE,
  /** One from Maskinporten. */
  MASKINPORTEN,
  /** One from ID-porten. */
  ID_PORTEN,
  /** One from Altinn's token exchange. */
  ALTINN,
  /** A dialog token. */
  DIALOG,
  /** Something that none of the kit's issuers made. */
  OTHER
}
