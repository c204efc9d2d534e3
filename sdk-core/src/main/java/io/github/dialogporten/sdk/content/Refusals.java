package io.github.dialogporten.sdk.content;

import io.github.dialogporten.sdk.errors.CallInfo;
import io.github.dialogporten.sdk.errors.ContentException;
import io.github.dialogporten.sdk.errors.ContentException.Reason;
import io.github.dialogporten.sdk.internal.http.RefusedLinkException;

/** What a refused address means to whoever asked for content. */
final class Refusals {

  private Refusals() {}

  static ContentException of(String operation, RefusedLinkException refusal) {
    Reason reason =
        switch (refusal.reason()) {
          case ADDRESS -> Reason.ADDRESS_REFUSED;
          case PLATFORM -> Reason.PLATFORM_NOT_SUPPORTED;
          case UNAUTHORIZED -> Reason.NOT_AUTHORIZED;
          case EXPIRED -> Reason.EXPIRED;
          case LOGIN -> Reason.LOGIN_PAGE;
          case REDIRECTS -> Reason.TOO_MANY_REDIRECTS;
        };
    return new ContentException(CallInfo.refused(operation, refusal.requests()), reason);
  }
}
