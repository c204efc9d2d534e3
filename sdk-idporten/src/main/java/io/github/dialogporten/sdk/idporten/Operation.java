package io.github.dialogporten.sdk.idporten;

import io.github.dialogporten.sdk.errors.TokenException;
import io.github.dialogporten.sdk.errors.TokenRefusal;

/** What is done with the issuer, as it stands in exceptions and logs. */
enum Operation {
  METADATA("idporten.metadata"),
  KEYS("idporten.keys"),
  PUSH("idporten.push"),
  LOGIN("idporten.login"),
  CODE("idporten.code"),
  REFRESH("idporten.refresh"),
  SESSION("idporten.session"),
  REVOKE("idporten.revoke"),
  LOGOUT("idporten.logout");

  static final String PROVIDER = "idporten";

  private final String value;

  Operation(String value) {
    this.value = value;
  }

  String value() {
    return value;
  }

  /** A refusal of our own, without anything that the issuer said. */
  TokenRefusal refusal() {
    return TokenRefusal.by(PROVIDER, value);
  }

  TokenException failure(String what) {
    return new TokenException(refusal(), what, null);
  }
}
