package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.internal.http.RefusedLinkException;

/** What a refused address means to whoever asked for content. */
final class Refusals {

  private Refusals() {}

  static ContentException of(String operation, RefusedLinkException refusal) {
    return switch (refusal.reason()) {
      case ADDRESS -> notSent(operation, Reason.ADDRESS_REFUSED);
      case PLATFORM -> notSent(operation, Reason.PLATFORM_NOT_SUPPORTED);
      case UNAUTHORIZED -> notSent(operation, Reason.NOT_AUTHORIZED);
      case EXPIRED -> notSent(operation, Reason.EXPIRED);
      case LOGIN -> sent(operation, Reason.LOGIN_PAGE);
      case REDIRECTS -> sent(operation, Reason.TOO_MANY_REDIRECTS);
    };
  }

  private static ContentException notSent(String operation, Reason reason) {
    return new ContentException(CallInfo.notSent(operation), reason);
  }

  private static ContentException sent(String operation, Reason reason) {
    return new ContentException(CallInfo.refused(operation, 1), reason);
  }
}
