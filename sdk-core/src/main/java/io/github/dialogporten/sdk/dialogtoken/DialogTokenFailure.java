package io.github.dialogporten.sdk.dialogtoken;

/** What is wrong with a dialog token. A token can fail in several ways at once. */
public enum DialogTokenFailure {
  /**
   * No compact JWS: not three parts of strict base64url, no JSON object in header and claims, a
   * member twice, longer than 32,768 characters, or no proper {@code exp}, {@code nbf} or {@code
   * iat}.
   */
  FORMAT,
  /** Its {@code alg} is not {@code EdDSA}. Its signature is not looked at. */
  ALGORITHM,
  /**
   * Its {@code typ} is not {@code JWT}: Dialogporten signs tokens of other kinds with the same key.
   */
  TYPE,
  /** Its header names extensions that must be understood ({@code crit}). None is. */
  CRITICAL_HEADER,
  /** It names no key, or none of the published ones. Its signature could not be looked at. */
  KEY_UNKNOWN,
  /** Its signature is not that of the key that it names. */
  SIGNATURE,
  /** It was issued by somebody else, or by the Dialogporten of another environment. */
  ISSUER,
  /** It is not valid yet: {@code nbf} or {@code iat} lies in the future. */
  NOT_YET_VALID,
  /** It is not valid any more. */
  EXPIRED,
  /** It is for another dialog, or says none. */
  DIALOG,
  /** The dialog belongs to another party than was asked for. */
  PARTY,
  /** It is for another service resource than was asked for. */
  SERVICE_RESOURCE,
  /** It does not allow every action that was asked for. */
  ACTION,
  /** The user was authenticated at a lower level than was asked for, or it says none. */
  LEVEL
}
