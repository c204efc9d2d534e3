package io.github.dialogporten.sdk.dialogtoken;

import io.github.dialogporten.sdk.auth.AccessToken;
import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.internal.http.TokenCheck;

/** Lets no dialog token be sent that is not genuine, in its time and for its dialog. */
final class GenuineToken implements TokenCheck {

  private final DialogTokenValidator validator;
  private final DialogTokenCheck expected;

  GenuineToken(DialogTokenValidator validator, DialogTokenCheck expected) {
    this.validator = validator;
    this.expected = expected;
  }

  @Override
  public void look(AccessToken token, String operation) {
    DialogTokenResult result = validator.validate(token.value(), expected);
    if (!result.isValid()) {
      throw new DialogTokenException(CallInfo.notSent(operation), result.failures());
    }
  }

  @Override
  public String toString() {
    return "GenuineToken[]";
  }
}
