package io.github.dialogporten.sdk.internal.http;

/** What a destination gets. */
public enum Credential {
  /** The provider's token, as it is. */
  PROVIDER_TOKEN,
  /** An Altinn token: the provider's own, or exchanged for one. */
  ALTINN_TOKEN,
  /** The dialog token of the dialog that the address stands in. */
  DIALOG_TOKEN,
  /** None. */
  NONE
}
