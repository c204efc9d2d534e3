package io.github.dialogporten.sdk.testkit.internal.tokens;

/** Who made a token. */
public enum TokenType {
  NONE,
  MASKINPORTEN,
  ID_PORTEN,
  ALTINN,
  DIALOG,
  OTHER
}
